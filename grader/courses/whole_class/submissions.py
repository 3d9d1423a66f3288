"""The submissions of a class: whatever lies in its folder, and in it the files of the exercises."""

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from grader import checks
from grader.courses.notebooks import MAX_NOTEBOOK
from grader.courses.whole_class.entries import Entry, entries_in, entries_of_zip, is_nobody, is_readable_zip
from grader.courses.whole_class.file_names import exercise_of, may_be, owned
from grader.marking.plain_file import MAX_SOURCE, read_plain

_SUFFIXES = (".py", ".ipynb")
_ARCHIVES = (".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz")


@dataclass(frozen=True)
class Answers:
    """What a submission holds, as bytes.

    Attributes
    ----------
    files : mapping of str to (str, bytes)
        File suffix and content, by exercise.
    faults : mapping of str to str
        Why an exercise of this submission cannot be graded, by exercise; by ``""`` where it is all of them.
    notes : tuple of str
        Which file was taken where there were several.
    """

    files: Mapping[str, tuple[str, bytes]]
    faults: Mapping[str, str]
    notes: tuple[str, ...] = ()

    def digest(self) -> str:
        """Return a number that changes when anything of it does."""
        parts = [
            f"{name}{suffix} {hashlib.sha256(source).hexdigest()}" for name, (suffix, source) in self.files.items()
        ]
        parts += [f"{name}: {fault}" for name, fault in self.faults.items()]
        return hashlib.sha256("\n".join(sorted(parts)).encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True)
class Part:
    """Something that a student handed in.

    Attributes
    ----------
    path : Path
        A folder or a file.
    called : str
        What the student called the file, where a platform wrote more; ``""`` where it is the file's own name.
    members : tuple of Entry
        Of a class's zip, what in it is this student's.
    late : bool
        The platform says that it came late.
    """

    path: Path
    called: str = ""
    members: tuple[Entry, ...] = ()
    late: bool = False

    @property
    def entry(self) -> Entry:
        """The file itself."""
        return Entry(PurePosixPath(self.called or self.path.name), partial(read_plain, self.path))

    def entries(self) -> Iterator[Entry]:
        """Yield the files in it."""
        if self.members:
            yield from self.members
        elif self.path.is_dir():
            yield from entries_in(self.path)
        elif self.entry.is_zip:
            yield from entries_of_zip(self.entry)
        else:
            yield self.entry


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    Attributes
    ----------
    name : str
        What the student is called there: the folder's name, or what the platform wrote before it.
    folder : Path
        Where it lies; of several places the first.
    parts : tuple of Part
        What it consists of; by default `folder` alone.
    fault : str
        Why nothing of it can be graded.
    """

    name: str
    folder: Path
    parts: tuple[Part, ...] = ()
    fault: str = ""

    @property
    def late(self) -> bool:
        """Say whether the platform says that it came late."""
        return any(part.late for part in self.parts)

    def read(self, exercises: Sequence[str]) -> Answers:
        """Return what it holds of `exercises`.

        Of several files for one exercise the one with its very name is taken; of these the one in a folder
        ``exercises``, else the one that lies the least deep; of copies the last. Hidden folders are left out.
        """
        if self.fault:
            return Answers({}, {"": self.fault})
        if self.folder.is_symlink():
            return Answers({}, {"": "the folder is a link, and links are not followed"})
        found: defaultdict[str, list[tuple[int, Entry]]] = defaultdict(list)
        others: dict[str, str] = {}
        for entry in chain.from_iterable(part.entries() for part in self.parts or (Part(self.folder),)):
            if entry.place.suffix.casefold() not in _SUFFIXES:
                continue
            known = exercise_of(entry.place.stem, exercises)
            if known:
                found[known[0]].append((known[1], entry))
            elif meant := may_be(entry.place.stem, exercises):
                others.setdefault(
                    meant, f"found {entry.place}, which may be meant: call it {meant}{entry.place.suffix}"
                )
        files: dict[str, tuple[str, bytes]] = {}
        faults = {exercise: why for exercise, why in others.items() if exercise not in found}
        notes: list[str] = []
        for exercise, candidates in sorted(found.items()):
            try:
                entry, content = _chosen(candidates)
                files[exercise] = entry.place.suffix.casefold(), content
                notes += _left_out(exercise, entry, candidates, content)
            except OSError as error:
                faults[exercise] = error.strerror or str(error)
        return Answers(files, faults, tuple(notes))


def find_submissions(folder: Path, leave_out: Path) -> tuple[list[Submission], list[str]]:
    """Return the submissions in a class's folder, by name, and the names of what is no submission.

    Parameters
    ----------
    folder : Path
        The class's folder: folders, zips and single files, as students, Moodle, Canvas or nbgrader name them.
    leave_out : Path
        Where the reports go.
    """
    parts: defaultdict[tuple[str, str], list[Part]] = defaultdict(list)
    alone: list[Submission] = []
    nobody: list[str] = []
    with os.scandir(folder) as found:
        names = sorted(entry.name for entry in found if not is_nobody(entry.name))
    for name in names:
        path = folder / name
        if path.is_dir() and not path.is_symlink() and path.resolve() == leave_out.resolve():
            continue
        whose = owned(name)
        if path.is_dir():
            owner, number = (whose.owner, whose.number) if whose and not whose.rest else (name, "")
            parts[owner, number].append(Part(path))
        elif whose and Path(whose.rest).suffix.casefold() in (*_SUFFIXES, ".zip"):
            parts[whose.owner, whose.number].append(Part(path, whose.rest, late=whose.late))
        elif path.suffix.casefold() == ".zip":
            for key, part in _parts_of_zip(path):
                parts[key].append(part)
        elif path.suffix.casefold() in _SUFFIXES:
            alone.append(
                Submission(name, path, fault="a file that is nobody's: put it into a folder of the student's name")
            )
        elif path.suffix.casefold() in _ARCHIVES:
            alone.append(
                Submission(name, path, fault="an archive that is no zip: unpack it into a folder of that name")
            )
        else:
            nobody.append(name)
    twins = Counter(owner for owner, _ in parts)
    submissions = [_submission(*key, mine, twins[key[0]] > 1) for key, mine in parts.items()]
    return sorted([*submissions, *alone], key=lambda one: one.name), nobody


def _submission(owner: str, number: str, parts: Sequence[Part], twins: bool) -> Submission:
    """Return a student's submission; one of two of the same name is told from the other by the platform's number."""
    first = parts[0]
    is_zip = len(parts) == 1 and not first.members and first.path.is_file() and first.entry.is_zip
    broken = is_zip and not is_readable_zip(first.entry)
    fault = "the zip cannot be opened: it is damaged, or none" if broken else ""
    return Submission(f"{owner} ({number})" if twins and number else owner, first.path, tuple(parts), fault)


def _parts_of_zip(path: Path) -> Iterator[tuple[tuple[str, str], Part]]:
    """Yield whose a zip is, by (owner, number), with what is theirs where it is a whole class's: it is read once."""
    entries = list(entries_of_zip(Part(path).entry))
    owners = {entry.place.parts[0]: owned(entry.place.parts[0]) for entry in entries}
    by_platform = bool(entries) and all(owners.values())
    if not by_platform and not _is_of_several([entry.place for entry in entries]):
        yield (path.stem, ""), Part(path)
        return
    members: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        top, *rest = entry.place.parts
        whose = owners[top] if by_platform else None
        key = (whose.owner, whose.number) if whose else (top, "")
        members[key].append(replace(entry, place=PurePosixPath(*(rest or [whose.rest if whose else top]))))
    yield from ((key, Part(path, members=tuple(mine))) for key, mine in members.items())


def _is_of_several(places: Sequence[PurePosixPath]) -> bool:
    """Say whether a zip holds folders alone, and in two of them an exercise of the same name at the same place."""
    if any(len(place.parts) == 1 for place in places):
        return False
    inside = Counter(place.parts[1:] for place in places if may_be(place.stem, checks.names()))
    return max(inside.values(), default=0) > 1


def _chosen(candidates: Sequence[tuple[int, Entry]]) -> tuple[Entry, bytes]:
    """Return the one file that is meant; raise OSError where that cannot be told, or it cannot be read."""

    def rank(candidate: tuple[int, Entry]) -> tuple[bool, bool, bool, int, int]:
        copy, entry = candidate
        place = entry.place
        return copy > 0, place.parent.name != "exercises", entry.packed, len(place.parts), -copy

    first = min(map(rank, candidates))
    best = sorted((entry for entry in candidates if rank(entry) == first), key=lambda one: one[1].place)
    contents = [_content(entry) for _, entry in best]
    if len(set(contents)) > 1:
        raise OSError(f"there is more than one file for it: {' and '.join(str(one.place) for _, one in best[:2])}")
    return best[0][1], contents[0]


def _content(entry: Entry) -> bytes:
    return entry.read(MAX_SOURCE if entry.place.suffix.casefold() == ".py" else MAX_NOTEBOOK)


def _left_out(exercise: str, taken: Entry, candidates: Iterable[tuple[int, Entry]], content: bytes) -> Iterator[str]:
    """Yield what a teacher should know: that a file of another content was there, too, or that a copy was taken."""
    for _, entry in candidates:
        if entry is taken:
            continue
        try:
            same = _content(entry) == content
        except OSError:
            same = False
        if not same:
            yield f"{exercise.partition('_')[0]}: {taken.place} was taken, not {entry.place}"
            return
