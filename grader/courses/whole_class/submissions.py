"""The submissions of a class: one folder a student, and in it the files of the exercises."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.courses.notebooks import MAX_NOTEBOOK
from grader.marking.plain_file import MAX_SOURCE, read_plain

MAX_DEPTH = 4
"""Folders in folders in a student's folder in which exercises are looked for."""

MAX_ENTRIES = 20_000
"""Files and folders of a submission that are looked at."""

_SUFFIXES = (".py", ".ipynb")


@dataclass(frozen=True)
class Answers:
    """What a submission holds, as bytes.

    Attributes
    ----------
    files : mapping of str to (str, bytes)
        File suffix and content, by exercise.
    faults : mapping of str to str
        Why an exercise of this submission cannot be graded, by exercise; by ``""`` where it is all of them.
    """

    files: Mapping[str, tuple[str, bytes]]
    faults: Mapping[str, str]

    def digest(self) -> str:
        """Return a number that changes when anything of it does."""
        parts = [
            f"{name}{suffix} {hashlib.sha256(source).hexdigest()}" for name, (suffix, source) in self.files.items()
        ]
        parts += [f"{name}: {fault}" for name, fault in self.faults.items()]
        return hashlib.sha256("\n".join(sorted(parts)).encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True)
class Submission:
    """One student's folder.

    Attributes
    ----------
    name : str
        The folder's name.
    folder : Path
        Where it lies.
    """

    name: str
    folder: Path

    def read(self, exercises: Sequence[str]) -> Answers:
        """Return what it holds of `exercises`.

        Of several files for one exercise the one in a folder ``exercises`` is taken, else the one that lies the
        least deep. No link is followed, and hidden folders are left out.
        """
        if self.folder.is_symlink():
            return Answers({}, {"": "the folder is a link, and links are not followed"})
        found: dict[str, list[Path]] = {}
        for path in _entries(self.folder):
            if path.suffix in _SUFFIXES and path.stem in exercises:
                found.setdefault(path.stem, []).append(path)
        files: dict[str, tuple[str, bytes]] = {}
        faults: dict[str, str] = {}
        for exercise, paths in sorted(found.items()):
            try:
                path = self._chosen(paths)
                files[exercise] = path.suffix, read_plain(path, MAX_SOURCE if path.suffix == ".py" else MAX_NOTEBOOK)
            except OSError as error:
                faults[exercise] = error.strerror or str(error)
        return Answers(files, faults)

    def _chosen(self, paths: Sequence[Path]) -> Path:
        """Return the one file that is meant; raise OSError where that cannot be told."""

        def rank(path: Path) -> tuple[bool, int]:
            return path.parent.name != "exercises", len(path.parts)

        first = min(map(rank, paths))
        best = sorted(path.relative_to(self.folder).as_posix() for path in paths if rank(path) == first)
        if len(best) > 1:
            raise OSError(f"there is more than one file for it: {' and '.join(best[:2])}")
        return self.folder / best[0]


def find_submissions(folder: Path, leave_out: Path) -> list[Submission]:
    """Return the submissions in a class's folder, by name; `leave_out` is where the reports go."""
    with os.scandir(folder) as entries:
        folders = [Path(entry.path) for entry in entries if entry.name[0] != "." and entry.is_dir()]
    kept = [path for path in folders if path.is_symlink() or path.resolve() != leave_out.resolve()]
    return [Submission(path.name, path) for path in sorted(kept)]


def _entries(folder: Path) -> Iterator[Path]:
    """Yield what is no folder in a folder and those below it, the least deep first."""
    waiting, seen = [(folder, 0)], 0
    for path, depth in waiting:  # it grows as folders are found
        try:
            with os.scandir(path) as entries:
                here = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in here:
            seen += 1
            if seen > MAX_ENTRIES:
                return
            if not entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)
            elif depth < MAX_DEPTH and not entry.name.startswith((".", "__pycache__")):
                waiting.append((Path(entry.path), depth + 1))
