"""Landlock: which files a worker may read and write, from the kernel's own mouth (Linux 5.13 and later).

Source: landlock(7), and ``include/uapi/linux/landlock.h`` for numbers and layouts.
"""

import contextlib
import ctypes
import os
import struct
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.sandbox.libc import LIBC

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""System calls; the same numbers on every machine that has them."""

_VERSION_FLAG = 1
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_MAKE_SYM, _REFER, _TRUNCATE = 1 << 12, 1 << 13, 1 << 14
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_WRITE = (
    _WRITE_FILE
    | _READ_FILE
    | _READ_DIR
    | _REMOVE_DIR
    | _REMOVE_FILE
    | _MAKE_DIR
    | _MAKE_REG
    | _MAKE_SYM
    | _REFER
    | _TRUNCATE
)
_BITS_BY_ABI = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version of the interface knows; the last goes on."""

_NO_TCP = 0b11
_NO_ABSTRACT_SOCKETS, _NO_SIGNALS = 1 << 0, 1 << 1

_SPARE_DESCRIPTORS = 32
"""Descriptors that are left for other things."""

_PACKAGES = ("site-packages", "dist-packages")
"""What folders of installed packages are called."""

_OURS = ("grader", "big_image_exercises", "__editable__", "__pycache__", "sitecustomize", "usercustomize")
"""What is kept from an answer in a folder of installed packages: names that begin so."""


def abi() -> int:
    """Return the version of Landlock that the kernel has; 0 where it has none, or it is switched off."""
    if sys.platform != "linux":
        return 0
    return max(0, _syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG))


class Readable:
    """What workers may read, opened once: each worker makes its rules from it.

    Parameters
    ----------
    paths : iterable of Path
        Files, and folders with all that is in them. Those that are not there are left out.
    listed : iterable of Path
        Folders of which the names may be read, and of what is in them.
    """

    def __init__(self, paths: Iterable[Path], listed: Iterable[Path] = ()) -> None:
        self._rules: list[tuple[int, int]] = []
        self._unopened: list[tuple[Path, int]] = []
        import resource  # Windows has none, and does not come here

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # there may be a thousand packages
        room = hard - _SPARE_DESCRIPTORS if hard != resource.RLIM_INFINITY else sys.maxsize
        rights = {path: _READ if path.is_dir() else _READ & _OF_A_FILE for path in paths}
        for path, access in [*rights.items(), *((path, _READ_DIR) for path in listed)]:
            if len(self._rules) >= room:  # each worker opens it for itself
                self._unopened.append((path, access))
                continue
            try:
                self._rules.append((os.open(path, os.O_PATH | os.O_CLOEXEC), access))
            except OSError:
                continue

    def restrict(self, writable: Path) -> bool:
        """Confine this process, for good; return False where the kernel cannot.

        It may read what is readable, do anything to files in the folder `writable`, write to ``/dev/null``, and
        nothing else: no other file or folder is opened, made, changed or listed. No TCP where the kernel knows how to
        forbid it (ABI 4), no signal to a process outside and no abstract socket (ABI 6).
        """
        version = abi()
        if not version:
            return False
        handled = (1 << _BITS_BY_ABI.get(version, 16)) - 1
        attributes = [handled]
        attributes += [_NO_TCP] if version >= 4 else []
        attributes += [_NO_ABSTRACT_SOCKETS | _NO_SIGNALS] if version >= 6 else []
        packed = struct.pack(f"={len(attributes)}Q", *attributes)
        ruleset = _syscall(_CREATE_RULESET, packed, len(packed), 0)
        if ruleset < 0:
            return False
        scratch, null = os.open(writable, os.O_PATH), os.open(os.devnull, os.O_PATH)
        try:
            rules = [*self._rules, (scratch, _WRITE), (null, _WRITE_FILE | _READ_FILE | _TRUNCATE)]
            added = all(_add_rule(ruleset, descriptor, access & handled) for descriptor, access in rules)
            for path, access in self._unopened:
                with contextlib.suppress(OSError):
                    descriptor = os.open(path, os.O_PATH)
                    added = _add_rule(ruleset, descriptor, access & handled) and added
                    os.close(descriptor)
            return added and _syscall(_RESTRICT_SELF, ruleset, 0) == 0
        finally:
            for descriptor in (ruleset, scratch, null):
                os.close(descriptor)


def _add_rule(ruleset: int, descriptor: int, access: int) -> bool:
    return _syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", access, descriptor), 0) == 0


def readable_paths() -> Iterator[Path]:
    """Yield what an interpreter needs to run an answer: the standard library, installed packages, shared libraries.

    A folder is allowed whole where the grader does not lie in it, else entry by entry: nothing can be taken back out of
    a folder that was allowed.
    """
    for name in ("stdlib", "platstdlib"):
        folder = Path(sysconfig.get_path(name))
        packages = [folder / name for name in _PACKAGES]
        yield from _entries(folder, without=_PACKAGES) if any(map(_has_grader, packages)) else [folder]
    for folder in filter(_is_of_packages, map(Path, sys.path)):
        yield from _entries(folder, without=_OURS) if _has_grader(folder) else [folder]
    yield from _shared_libraries()
    yield from map(
        Path,
        (
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/usr/share/zoneinfo",
            "/dev/urandom",
            "/sys/devices/system/cpu",
            "/proc/meminfo",  # dask asks how much memory there is
        ),
    )


def listed_folders() -> Iterator[Path]:
    """Yield the folders of installed packages in which the grader lies: metadata of packages are found by listing them.

    So the names of the grader's files can be read there (a right holds for all that is in a folder), and nothing else.
    """
    stdlib = [Path(sysconfig.get_path(name), packages) for name in ("stdlib", "platstdlib") for packages in _PACKAGES]
    yield from filter(_has_grader, [*stdlib, *filter(_is_of_packages, map(Path, sys.path))])


def _is_of_packages(folder: Path) -> bool:
    """Say whether a folder of the import path holds installed packages: not Python itself, and no checkout of ours."""
    if folder.name in _PACKAGES:
        return True
    pythons = [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")]
    apart = all(own not in (folder, *folder.parents) and folder not in own.parents for own in pythons)
    return apart and folder.is_dir() and not (folder / "solutions").is_dir()


def _has_grader(folder: Path) -> bool:
    return (folder / "grader").exists()


def _entries(folder: Path, without: tuple[str, ...]) -> Iterator[Path]:
    try:
        yield from (
            entry for entry in folder.iterdir() if not entry.name.startswith(without) and entry.suffix != ".pth"
        )
    except OSError:
        return


def _shared_libraries() -> Iterator[Path]:
    """Yield the shared libraries that are loaded, and the system's folder of them for those that will be."""
    try:
        with Path("/proc/self/maps").open() as maps:
            loaded = {Path(line.split(None, 5)[5].rstrip("\n")) for line in maps if "/" in line and ".so" in line}
    except OSError:  # /proc is hidden
        machine = sysconfig.get_config_var("MULTIARCH") or ""
        yield from (Path(folder, machine) for folder in ("/lib", "/usr/lib") if machine)
        yield from (Path("/lib64"), Path("/usr/lib64"))
        return
    yield from loaded
    yield from (path.parent for path in loaded if path.name.startswith("libc.so") or path.name.startswith("libc-2"))


def _syscall(number: int, *arguments: int | bytes | None) -> int:
    assert LIBC is not None
    words = (ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)
    return int(LIBC.syscall(ctypes.c_long(number), *words))
