"""What a worker may not do, set by itself before any of the answer's code runs.

Linux alone has all of it; elsewhere the list of what is in force is shorter, and the report says so.
"""

import contextlib
import ctypes
import os
import signal
import struct
import sys
from pathlib import Path

from grader.sandbox import seccomp
from grader.sandbox.landlock import Readable
from grader.sandbox.libc import LIBC, prctl
from grader.sandbox.vitals import status_bytes

FREE_BYTES = 512 * 2**20
"""Memory that an answer may take on top of the loaded interpreter."""

FREE_ADDRESSES = 64 * 2**30
"""Addresses that it may reserve: far more than threads need. Pages that are read and never written are no data, but the
tables that list them are memory."""

_ABOVE_ALL_LIBRARIES = 2**30
"""Memory that the loaded interpreter does not reach."""

MAX_FILE_BYTES = 32 * 2**20
"""Bytes of one file that an answer writes."""

MAX_OPEN_FILES = 256
"""Descriptors that are open at a time."""

MAX_CPU_SECONDS = 1800
"""Processor time: the net below the deadline, which is the grader's."""

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_READ_SEARCH = 1 << 2


def confine(channel: int, scratch: Path, readable: Readable | None = None) -> list[str]:
    """Limit this process and return the names of what is in force.

    Parameters
    ----------
    channel : int
        The descriptor that stays open, beside standard input, output and error.
    scratch : Path
        The folder that the answer may write into.
    readable : Readable, optional
        What it may read; without, files are not confined.
    """
    in_force = ["process", "deadline"]
    if sys.platform == "linux":
        die_with_parent()
        forbid_new_privileges()
    if limit_memory():
        in_force.append("rlimits")
    if readable is not None and readable.restrict(scratch):
        in_force.append("landlock")
    close_all_but(channel)
    limit_the_rest()
    if sys.platform == "linux":
        drop_capabilities()
    if seccomp.install():
        in_force.append("seccomp")
    return in_force


def close_all_but(descriptor: int) -> None:
    """Close every descriptor but standard input, output, error and this one (where descriptors are numbers)."""
    if hasattr(os, "sysconf"):
        os.closerange(3, descriptor)
        os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))


def die_with_parent() -> None:
    """Have the kernel end this process when its parent ends (Linux)."""
    parent = os.getppid()
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it went while we were asking
        os._exit(1)


def forbid_new_privileges() -> None:
    """Gain no rights ever again (Linux): without this, an ordinary user may neither confine nor filter."""
    prctl(_PR_SET_NO_NEW_PRIVS, 1)


def hide_memory() -> None:
    """Let no process of the same user look into this one (Linux): no ptrace, no ``/proc/PID/mem``, no core."""
    prctl(_PR_SET_DUMPABLE, 0)


def adopt_orphans() -> None:
    """Make this process the parent of what its children leave behind (Linux)."""
    prctl(_PR_SET_CHILD_SUBREAPER, 1)


def drop_capabilities() -> None:
    """Keep nothing of what root may do but read files (Linux): which ones is Landlock's matter."""
    assert LIBC is not None
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    now = ctypes.create_string_buffer(24)
    if LIBC.capget(header, now) == 0:
        effective, permitted, _ = struct.unpack_from("=3I", now.raw)
        kept = struct.pack("=6I", effective & _CAP_DAC_READ_SEARCH, permitted & _CAP_DAC_READ_SEARCH, 0, 0, 0, 0)
        LIBC.capset(header, kept)


def limit_memory() -> bool:
    """Refuse allocations beyond `FREE_BYTES`; return whether the system can do that.

    RLIMIT_DATA counts private writable memory only, so that threads' reserved address space is free.
    """
    if sys.platform != "linux":  # elsewhere the limit does not cover what malloc maps, or there is none
        return False
    import resource

    for limit, name, free in (
        (resource.RLIMIT_DATA, "VmData", FREE_BYTES),
        (resource.RLIMIT_AS, "VmSize", FREE_ADDRESSES),
    ):
        most = _taken(name) + free
        _, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))
    return True


def _taken(name: str) -> int:
    """Return what this process takes of something, or a figure above it where /proc is hidden."""
    try:
        return status_bytes(Path("/proc/self"), name)
    except OSError:
        return _ABOVE_ALL_LIBRARIES


def limit_the_rest() -> None:
    """Bound files, descriptors and processor time, and write no core file, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file that is too large is an OSError then
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, MAX_FILE_BYTES),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_CPU, MAX_CPU_SECONDS),
    ):
        _, hard = resource.getrlimit(limit)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (allowed, allowed))
