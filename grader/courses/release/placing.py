"""Files put into a folder where others work: what they changed is kept, what they did not is brought up to date.

A manifest in the folder says what was put there. While files are written it names the old content and the new, so that
a run that was broken off half-way can be run again.
"""

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from grader.courses.release.wheel import CannotRelease

MANIFEST = ".grade-release.json"
SCHEMA = "big-image-exercises/release/v1"


@dataclass(frozen=True)
class Placed:
    """What became of the files, by their paths in the folder.

    Attributes
    ----------
    new, updated, same, removed : tuple of str
        Written, written over what was put there before, already so, and taken away because they are no longer needed.
    overwritten : tuple of str
        Written over what somebody changed or had there before, because that was asked for.
    kept : tuple of str
        Left as they are: somebody changed them or had them there before.
    """

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    overwritten: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def place(files: Mapping[str, bytes], folder: Path, *, force: bool = False) -> Placed:
    """Put files into a folder, each as a whole or not at all.

    Parameters
    ----------
    files : mapping of str to bytes
        Contents by path in the folder, with ``/``.
    folder : Path
        Is made if it is not there.
    force : bool
        Write also over what somebody changed.

    Raises
    ------
    CannotRelease
        If a link or a folder lies where a file should, the manifest is none, or something cannot be read or written.
        What was written until then stays, and the next run goes on from there.
    """
    before = _read_manifest(folder)
    for path in {MANIFEST, *files, *before}:
        _check_way(folder, path)
    placed = _plan(files, folder, before, force)
    writing = [*placed.new, *placed.updated, *placed.overwritten]
    digests = {path: [_digest(content)] for path, content in files.items() if path not in placed.kept}
    kept = {path: before[path] for path in placed.kept if path in before}
    meanwhile = {path: [*before.get(path, ()), *digests.get(path, ())] for path in {*before, *digests}}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if writing or placed.removed:
            _write_manifest(folder, meanwhile)
        for path in writing:
            write_file(folder / path, files[path])
        for path in placed.removed:
            (folder / path).unlink()
            with contextlib.suppress(OSError):  # not empty
                (folder / path).parent.rmdir()
        _write_manifest(folder, digests | kept)
    except OSError as error:
        raise CannotRelease(f"{_reason(error, folder)}. Run the command again: it goes on where it was.") from None
    return placed


def _plan(files: Mapping[str, bytes], folder: Path, before: Mapping[str, list[str]], force: bool) -> Placed:
    """Say what is to become of each file."""
    paths: dict[str, list[str]] = {"new": [], "updated": [], "same": [], "removed": [], "overwritten": [], "kept": []}
    for path, content in files.items():
        current = _current(folder / path)
        if current is None:
            paths["new"].append(path)
        elif current == _digest(content):
            paths["same"].append(path)
        elif current in before.get(path, ()):
            paths["updated"].append(path)
        else:
            paths["overwritten" if force else "kept"].append(path)
    for path in before.keys() - files.keys():
        current = _current(folder / path)
        if current is not None:
            paths["removed" if current in before[path] else "kept"].append(path)
    return Placed(**{name: tuple(sorted(found)) for name, found in paths.items()})


def _check_way(folder: Path, path: str) -> None:
    """Raise unless a file may be put at a path: follow no link out of the folder, and no folder is in its place."""
    way = folder
    for part in PurePosixPath(path).parts:
        way /= part
        if way.is_symlink():
            raise CannotRelease(f"{way} is a link: remove it. Nothing was written.")
        if way.exists() and way.is_dir() is (way == folder / path):
            raise CannotRelease(f"{way} is {'a' if way.is_dir() else 'no'} folder: rename it. Nothing was written.")


def _current(file: Path) -> str | None:
    """Return the digest of a file; None where there is none."""
    try:
        return _digest(file.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotRelease(f"{_reason(error, file)}. Nothing was written.") from None


def _digest(content: bytes) -> str:
    """Return what tells contents apart: of a text without its ends of lines, which Git changes on Windows."""
    text = content if b"\0" in content else content.replace(b"\r\n", b"\n")
    return sha256(text).hexdigest()


def _read_manifest(folder: Path) -> dict[str, list[str]]:
    """Return the digests of what was put at each path; empty where nothing was."""
    file = folder / MANIFEST
    _check_way(folder, MANIFEST)
    try:
        document = json.loads(file.read_bytes())
        if document["schema"] != SCHEMA:
            raise ValueError(document["schema"])
        files = {str(path): [str(digest) for digest in digests] for path, digests in document["files"].items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise CannotRelease(f"{_reason(error, file)}. Nothing was written.") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        files = {"..": []}
    if not all(map(_is_inside, files)):
        raise CannotRelease(f"{file} is not as this command wrote it: delete it, and all that lies there is kept.")
    return files


def _is_inside(path: str) -> bool:
    """Say whether a path leads to a file below the folder, on any system."""
    plain = path.isascii() and path.isprintable() and len(path) < 200 and not set(path) & set('\\:"<>|?*')
    return plain and all(part not in ("", ".", "..") for part in path.split("/"))


def _write_manifest(folder: Path, files: Mapping[str, Iterable[str]]) -> None:
    listed = {path: list(dict.fromkeys(files[path])) for path in sorted(files)}
    text = json.dumps({"schema": SCHEMA, "files": listed}, indent=1) + "\n"
    if _current(folder / MANIFEST) != _digest(text.encode()):
        write_file(folder / MANIFEST, text.encode())


def write_file(file: Path, content: bytes) -> None:
    """Write a file beside its place and move it there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.tmp")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as opened:
            opened.write(content)
        beside.replace(file)
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):
            error.filename = str(file)
        raise


def _reason(error: OSError, path: Path) -> str:
    return f"{error.filename or path} cannot be read or written: {error.strerror or error}"
