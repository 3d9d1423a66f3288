"""Points filled into an instructor's own export of a Canvas gradebook; every other byte stays as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import checks
from grader.courses.whole_class.roster import spellings

TOTAL = "big image exercises"
"""What the column of the total is called, in any case of letters."""

_PEOPLE = ("student", "id", "sis user id", "sis login id")
_STAYS = ("ex", "n/a")
"""What Canvas writes where somebody is excused, or an assignment is none of theirs."""
_SPLIT = ["lastname", "firstname"]
"""How an export begins that has names in two columns."""
_BOM = b"\xef\xbb\xbf"


class BadExport(ValueError):
    """The export cannot be used; the message says why."""


@dataclass(frozen=True)
class Filled:
    """An export with points in it.

    Attributes
    ----------
    content : bytes
        The file.
    n_students : int
        In how many lines points were filled.
    notes : tuple of str
        What could not be matched, a sentence each.
    """

    content: bytes
    n_students: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """What is to be filled in for one student.

    Attributes
    ----------
    student : str
        As the instructor knows them.
    names : set of str
        All that Canvas may call them, in small letters; its own number for them as ``"id 7"``, since that may well be
        another person's number elsewhere.
    points : mapping of str to int
        Points by exercise; in all by ``""``.
    """

    student: str
    names: set[str]
    points: Mapping[str, int]


def fill(path: Path, scores: Sequence[Scores], max_points: Mapping[str, int]) -> Filled:
    """Return a Canvas export with points filled in.

    Parameters
    ----------
    path : Path
        The export.
    scores : sequence of Scores
        One a student.
    max_points : mapping of str to int
        What each exercise earns at most, by its name; all of them by ``""``.

    Raises
    ------
    BadExport
        If it cannot be read, or is no export of a gradebook.
    """
    content, lines, head = _read(path)
    columns, notes = _columns(head, max_points)
    if not columns:
        raise BadExport(f"{path} has no column for an exercise: name an assignment {next(iter(max_points))}, say.")
    students = [line for line in lines[1:] if _is_student(line, head)]
    notes += _other_points(lines[1:], head, columns, max_points)
    matched = _matched(students, head, scores)
    new: dict[int, tuple[int, bytes]] = {}
    for place, score in matched.items():
        for exercise, column in columns.items():
            if exercise in score.points and column < len(students[place]):
                field = students[place][column]
                if _text(field).casefold() in _STAYS:
                    notes.append(f"{score.student} has {_text(field)} in {head[column]}: left as it is.")
                else:
                    new[field.start] = field.end, str(score.points[exercise]).encode()
    notes += _unmatched(students, matched, scores, split=head[:2] == _SPLIT)
    return Filled(_replaced(content, new), len(matched), tuple(notes))


def check_export(path: Path, max_points: Mapping[str, int]) -> None:
    """Raise `BadExport` if points could not be filled into an export: before hours are spent on grading."""
    fill(path, (), max_points)


def _read(path: Path) -> "tuple[bytes, list[list[_Field]], list[str]]":
    """Return an export's bytes, its lines, and its column titles in small letters."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadExport(f"{path} cannot be read: {error.strerror or error}.") from None
    lines = list(_lines(content))
    head = [_text(field).casefold() for field in lines[0]] if lines else []
    if (head[:1] != ["student"] and head[:2] != _SPLIT) or "id" not in head:
        raise BadExport(
            f"{path} is no export of a Canvas gradebook: its first columns must be Student (or LastName and FirstName) "
            f"and ID."
        )
    return content, lines, head


@dataclass(frozen=True)
class _Field:
    """One field of a CSV file: its place in the file, and what stands there."""

    start: int
    end: int
    raw: bytes


def _lines(content: bytes) -> Iterator[list[_Field]]:
    """Yield the lines of a CSV file; its delimiter is what stands behind the first field."""
    place = len(_BOM) if content.startswith(_BOM) else 0
    first = re.compile(rb'(?:"(?:[^"]|"")*"|[^,;\t\r\n]*)([,;\t]?)').match(content, place)
    delimiter = re.escape((first and first[1]) or b",")
    field = re.compile(rb'("(?:[^"]|"")*"|[^%b\r\n]*)(%b|\r\n|\r|\n|\Z)' % (delimiter, delimiter))
    line: list[_Field] = []
    while place < len(content) and (match := field.match(content, place)):
        line.append(_Field(match.start(1), match.end(1), match[1]))
        place = match.end()
        if match[2] in (b"\r\n", b"\r", b"\n", b""):
            yield line
            line = []
    if line:
        yield line


def _text(field: _Field) -> str:
    raw = field.raw
    if raw[:1] == b'"':
        raw = raw[1:-1].replace(b'""', b'"')
    try:
        return raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip()


def _columns(head: Sequence[str], max_points: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """Return the column of each exercise, and of the total by ``""``; and what is to be said of them."""
    found: dict[str, list[int]] = {}
    others: list[str] = []
    for column, title in enumerate(head):
        name, assignment = re.fullmatch(r"(.*?)\s*(\(\d+\))?", title, re.DOTALL).groups()  # type: ignore[union-attr]
        exercise = "" if name == TOTAL else _exercise(name, max_points) if name not in _PEOPLE else None
        if exercise is not None:
            found.setdefault(exercise, []).append(column)
        elif assignment:
            others.append(title)
    notes = [
        f"{exercise or TOTAL} has {len(columns)} columns: none of them is filled."
        for exercise, columns in found.items()
        if len(columns) > 1
    ]
    notes += [f"No exercise of this course, left as they are: {'; '.join(others)}."] if others else []
    missing = [name for name in max_points if name and name not in found]
    if missing and "" not in found:
        notes.append(f"There is no column for {', '.join(missing)}.")
    return {exercise: columns[0] for exercise, columns in found.items() if len(columns) == 1}, notes


def _exercise(title: str, max_points: Mapping[str, int]) -> str | None:
    """Return the exercise that a title names, by its name or by its number behind a word such as "exercise"."""
    plain = re.sub(r"[\s_-]+", "_", title)
    named = [name for name in max_points if name and name.partition("_")[2] in plain]
    if len(named) == 1:
        return named[0]
    numbers = {int(number) for number in _NUMBERED.findall(title)}
    known = checks.find(str(*numbers)) if len(numbers) == 1 else None
    return known if known in max_points else None


_NUMBERED = re.compile(r"(?<![^\W\d_])(?:ex|exercise|übung|uebung|aufgabe)[\s.:#_-]*0?(\d{1,2})(?!\d)")
"""The number of an exercise in a title."""


def _is_student(line: Sequence[_Field], head: Sequence[str]) -> bool:
    """Say whether a line is a student's: it has an id; the lines of points and of posting have none."""
    named = head.index("id") < len(line) and _text(line[head.index("id")])
    called = [_text(field).casefold() for field in line[:2]]
    test = called[0] == "student, test" or (list(head[:2]) == _SPLIT and called == ["student", "test"])
    return bool(named) and not test and called[0] != "points possible"


def _other_points(
    lines: Iterable[Sequence[_Field]],
    head: Sequence[str],
    columns: Mapping[str, int],
    max_points: Mapping[str, int],
) -> list[str]:
    """Say where Canvas gives an assignment other points than the course."""
    possible = next((line for line in lines if line and _text(line[0]).casefold() == "points possible"), [])
    notes = []
    for exercise, column in columns.items():
        told = _text(possible[column]).replace(",", ".") if column < len(possible) else ""
        if re.fullmatch(r"\d+(\.\d+)?", told) and float(told) != max_points[exercise]:
            notes.append(f"{head[column]} has {told} points in Canvas, {max_points[exercise]} in the course.")
    return notes


def _matched(students: Sequence[Sequence[_Field]], head: Sequence[str], scores: Sequence[Scores]) -> dict[int, Scores]:
    """Return whose points belong into which line: where one line and one student have a name in common, no other.

    An id says more than a name, so those of the same id are taken first.
    """
    matched: dict[int, Scores] = {}
    for columns in (_PEOPLE[1:], _PEOPLE[:1]):
        names = [_names(line, head, columns) for line in students]
        fits = [
            (place, score)
            for place, called in enumerate(names)
            for score in scores
            if place not in matched and called & score.names and not any(score is one for one in matched.values())
        ]
        for place, score in fits:
            alone = sum(other == place for other, _ in fits) == 1 and sum(other is score for _, other in fits) == 1
            if alone:
                matched[place] = score
    return matched


def _names(line: Sequence[_Field], head: Sequence[str], columns: Iterable[str]) -> set[str]:
    """Return what a line calls its student: "Lovelace, Ada" is "Ada Lovelace", too."""
    said = {
        one: _text(line[head.index(one)]).casefold() for one in columns if one in head and head.index(one) < len(line)
    }
    number = said.pop("id", "")
    if "student" in columns and list(head[:2]) == _SPLIT:
        said["student"] = ", ".join(_text(field) for field in line[:2])
    names = {text for text in said.values() if text} | (spellings(said["student"]) if said.get("student") else set())
    return names | ({f"id {number}"} if number else set())


def _unmatched(
    students: Sequence[Sequence[_Field]], matched: Mapping[int, Scores], scores: Sequence[Scores], *, split: bool
) -> list[str]:
    taken = {id(score) for score in matched.values()}
    here = [
        ", ".join(_text(field) for field in line[: 2 if split else 1])
        for place, line in enumerate(students)
        if place not in matched
    ]
    there = [score.student for score in scores if id(score) not in taken]
    notes = [f"In Canvas, but without points: {'; '.join(here)}."] if here else []
    return notes + ([f"Graded, but not found in Canvas: {'; '.join(there)}."] if there else [])


def _replaced(content: bytes, new: Mapping[int, tuple[int, bytes]]) -> bytes:
    parts, place = [], 0
    for start, (end, text) in sorted(new.items()):
        parts += [content[place:start], text]
        place = end
    return b"".join([*parts, content[place:]])
