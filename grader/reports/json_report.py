"""The Report as a JSON document, and back: `big-image-exercises/report/v1`."""

import json
import math
import os
from collections.abc import Callable, Sequence
from typing import Any, Never, TypeVar

from grader.reports.files import write_text
from grader.reports.model import MAX_TRACE, SCHEMA, Access, CheckResult, ExerciseResult, Report, Status, Table

T = TypeVar("T")


class UnreadableReport(ValueError):
    """The text is no report; the message is one sentence that names the place."""


def to_json(report: Report) -> str:
    """Return the document: indented, keys always in the same order, ASCII, with a newline at the end."""
    return json.dumps(_report_document(report), indent=2, allow_nan=False) + "\n"


def from_json(text: str) -> Report:
    """Return the Report that a document holds.

    Fields that the model has a default for may be absent, and unknown ones are passed over, so that reports of
    other versions of this package stay readable.

    Raises
    ------
    UnreadableReport
        If it is no such document: not JSON, another schema, a value of the wrong type or out of its range, or sums
        that do not add up.
    """
    try:
        document = json.loads(text)
    except RecursionError:
        raise UnreadableReport("The report is no JSON document: it is nested too deeply.") from None
    except ValueError as error:
        raise UnreadableReport(f"The report is no JSON document: {error}.") from None
    return _read_report(_Place("", document))


def check_from_document(document: object) -> CheckResult:
    """Return the result that `check_document` wrote; raises `UnreadableReport` like `from_json`."""
    return _read_check(_Place("check", document))


def write(report: Report, path: str | os.PathLike[str]) -> None:
    """Write the document to `path`, all of it or nothing; raises `UnwritableReport` if the system refuses."""
    write_text(to_json(report), path)


def _report_document(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "finished": report.finished,
        "score": report.score,
        "max_score": report.max_score,
        "bonus": report.bonus,
        "seed": report.seed,
        "isolation": list(report.isolation),
        "folder": report.folder,
        "exercises": [_exercise_document(exercise) for exercise in report.exercises],
    }


def _exercise_document(exercise: ExerciseResult) -> dict[str, Any]:
    return {
        "name": exercise.name,
        "title": exercise.title,
        "score": exercise.score,
        "max_score": exercise.max_score,
        "bonus": exercise.bonus,
        "checks": [check_document(check) for check in exercise.checks],
    }


def check_document(check: CheckResult) -> dict[str, Any]:
    """Return the part of the document that stands for one check."""
    return {
        "name": check.name,
        "title": check.title,
        "status": check.status.value,
        "score": check.score,
        "max_score": check.max_score,
        "gold": check.gold,
        "seconds": check.seconds,
        "message": check.message,
        "output": check.output,
        "traceback": check.traceback,
        "accesses": [_access_document(access) for access in check.accesses],
        "peak_bytes": check.peak_bytes,
        "tables": [_table_document(table) for table in check.tables],
        "demand": check.demand,
        "told_in": check.told_in,
    }


def _table_document(table: Table) -> dict[str, Any]:
    return {"title": table.title, "head": list(table.head), "rows": [list(row) for row in table.rows]}


def _access_document(access: Access) -> dict[str, Any]:
    return {
        "array": access.array,
        "source": access.source,
        "level": access.level,
        "reads": access.reads,
        "optimum": access.optimum,
        "full": access.full,
        "half": access.half,
        "chunks": access.chunks,
        "repeats": access.repeats,
        "absent": access.absent,
        "bytes_read": access.bytes_read,
        "volume_bytes": access.volume_bytes,
        "writes": access.writes,
        "write_optimum": access.write_optimum,
        "read_backs": access.read_backs,
        "metadata_reads": access.metadata_reads,
        "metadata_bytes": access.metadata_bytes,
        "grid": list(access.grid),
        "axes": list(access.axes),
        "shape": list(access.shape),
        "chunk_shape": list(access.chunk_shape),
        "needed": list(access.needed),
        "read": list(access.read),
        "to_write": list(access.to_write),
        "written": list(access.written),
        "asked": [list(pair) for pair in access.asked],
    }


class _Place:
    """A value in the document, with the path that names it."""

    def __init__(self, path: str, value: Any) -> None:
        self.path = path
        self.value = value

    def get(self, key: str, read: Callable[["_Place"], T], *default: T) -> T:
        """Return what `read` makes of a member; a member without a default must be there."""
        if not isinstance(self.value, dict):
            self.refuse("not an object")
        if key in self.value:
            return read(_Place(f"{self.path}.{key}" if self.path else key, self.value[key]))
        if default:
            return default[0]
        raise UnreadableReport(f"{self.path or 'The report'} has no {key}.")

    def each(self, read: Callable[["_Place"], T]) -> tuple[T, ...]:
        """Return what `read` makes of each item of a list."""
        if not isinstance(self.value, list):
            self.refuse("not a list")
        return tuple(read(_Place(f"{self.path}[{i}]", item)) for i, item in enumerate(self.value))

    def refuse(self, why: str) -> Never:
        """Raise: this value is not what belongs here."""
        shown = json.dumps(self.value) if not isinstance(self.value, dict | list) else _KINDS[type(self.value)]
        shown = shown if len(shown) <= 60 else shown[:57] + "..."
        raise UnreadableReport(f"{self.path or 'The report'} is {shown}, {why}.")


_KINDS = {dict: "an object", list: "a list"}


def _text(place: _Place) -> str:
    return place.value if isinstance(place.value, str) else place.refuse("not a text")


def _flag(place: _Place) -> bool:
    return place.value if isinstance(place.value, bool) else place.refuse("not true or false")


def _whole(place: _Place) -> int:
    return place.value if type(place.value) is int else place.refuse("not a whole number")


def _count(place: _Place) -> int:
    number = _whole(place)
    return number if number >= 0 else place.refuse("less than 0")


def _budget(place: _Place) -> int:
    number = _whole(place)
    return number if number >= -1 else place.refuse("less than -1")


def _seconds(place: _Place) -> float:
    if type(place.value) not in (int, float):
        place.refuse("not a number")
    try:
        seconds = float(place.value)
    except OverflowError:
        seconds = math.inf
    return seconds if 0 <= seconds < math.inf else place.refuse("not a time in seconds")


def _optional(read: Callable[[_Place], int]) -> Callable[[_Place], int | None]:
    return lambda place: None if place.value is None else read(place)


def _texts(place: _Place) -> tuple[str, ...]:
    return place.each(_text)


def _counts(place: _Place) -> tuple[int, ...]:
    return place.each(_count)


def _trace(place: _Place) -> tuple[int, ...]:
    places = _counts(place)
    if len(places) > MAX_TRACE:
        raise UnreadableReport(f"{place.path} holds {len(places)} places, more than {MAX_TRACE}.")
    return places


def _ranges(place: _Place) -> tuple[tuple[int, int], ...]:
    return place.each(_range)


def _range(place: _Place) -> tuple[int, int]:
    pair = _counts(place)
    return (pair[0], pair[1]) if len(pair) == 2 else place.refuse("not a pair of chunk indices")


def _status(place: _Place) -> Status:
    try:
        return Status(_text(place))
    except ValueError as error:
        if isinstance(error, UnreadableReport):
            raise
        place.refuse(f"not one of {', '.join(Status)}")


def _read_report(place: _Place) -> Report:
    schema = place.get("schema", _text)
    if schema != SCHEMA:
        raise UnreadableReport(f"schema is {json.dumps(schema)[:80]}, not {json.dumps(SCHEMA)}.")
    report = Report(
        folder=place.get("folder", _text),
        exercises=place.get("exercises", lambda exercises: exercises.each(_read_exercise)),
        seed=place.get("seed", _optional(_whole), None),
        isolation=place.get("isolation", _texts, ()),
        finished=place.get("finished", _flag, True),
    )
    _compare(place, "score", report.score, "the exercises")
    _compare(place, "max_score", report.max_score, "the exercises")
    _compare(place, "bonus", report.bonus, "the bonus exercises")
    return report


def _read_exercise(place: _Place) -> ExerciseResult:
    exercise = ExerciseResult(
        name=place.get("name", _text),
        title=place.get("title", _text),
        checks=place.get("checks", lambda checks: checks.each(_read_check)),
        bonus=place.get("bonus", _flag, False),
    )
    _compare(place, "score", exercise.score, "the checks")
    _compare(place, "max_score", exercise.max_score, "the checks")
    return exercise


def _compare(place: _Place, key: str, total: int, parts: str) -> None:
    """Raise unless the points that stand here are those that the parts add up to."""
    said = place.get(key, _count)
    if said != total:
        place.get(key, lambda points: points.refuse(f"but {parts} add up to {total}"))


def _read_check(place: _Place) -> CheckResult:
    max_score = place.get("max_score", _count)
    score = place.get("score", _count)
    if score > max_score:
        place.get("score", lambda points: points.refuse(f"more than its max_score, {max_score}"))
    return CheckResult(
        name=place.get("name", _text),
        title=place.get("title", _text),
        status=place.get("status", _status),
        score=score,
        max_score=max_score,
        gold=place.get("gold", _flag, False),
        seconds=place.get("seconds", _seconds, 0.0),
        message=place.get("message", _text, ""),
        output=place.get("output", _text, ""),
        traceback=place.get("traceback", _text, ""),
        accesses=place.get("accesses", lambda accesses: accesses.each(_read_access), ()),
        peak_bytes=place.get("peak_bytes", _optional(_count), None),
        tables=place.get("tables", lambda tables: tables.each(_read_table), ()),
        demand=place.get("demand", _text, ""),
        told_in=place.get("told_in", _text, ""),
    )


def _read_table(place: _Place) -> Table:
    table = Table(
        title=place.get("title", _text),
        head=place.get("head", _texts),
        rows=place.get("rows", lambda rows: rows.each(_texts)),
    )
    for i, row in enumerate(table.rows):
        if len(row) != len(table.head):
            raise UnreadableReport(
                f"{place.path}.rows[{i}] has {len(row)} cells, but there are {len(table.head)} columns."
            )
    return table


def _read_access(place: _Place) -> Access:
    access = Access(
        array=place.get("array", _text, ""),
        source=place.get("source", _text, ""),
        level=place.get("level", _count, 0),
        reads=place.get("reads", _count, 0),
        optimum=place.get("optimum", _budget, -1),
        full=place.get("full", _budget, -1),
        half=place.get("half", _budget, -1),
        chunks=place.get("chunks", _count, 0),
        repeats=place.get("repeats", _count, 0),
        absent=place.get("absent", _count, 0),
        bytes_read=place.get("bytes_read", _count, 0),
        volume_bytes=place.get("volume_bytes", _count, 0),
        writes=place.get("writes", _count, 0),
        write_optimum=place.get("write_optimum", _budget, -1),
        read_backs=place.get("read_backs", _count, 0),
        metadata_reads=place.get("metadata_reads", _count, 0),
        metadata_bytes=place.get("metadata_bytes", _count, 0),
        grid=place.get("grid", _counts, ()),
        axes=place.get("axes", _texts, ()),
        shape=place.get("shape", _counts, ()),
        chunk_shape=place.get("chunk_shape", _counts, ()),
        needed=place.get("needed", _counts, ()),
        read=place.get("read", _trace, ()),
        to_write=place.get("to_write", _counts, ()),
        written=place.get("written", _trace, ()),
        asked=place.get("asked", _ranges, ()),
    )
    for key in ("axes", "shape", "chunk_shape", "asked"):
        _fits(place, key, getattr(access, key), access.grid)
    chunks = math.prod(access.grid)
    for key in ("needed", "read", "to_write", "written"):
        for i, number in enumerate(getattr(access, key)):
            if number >= chunks:
                raise UnreadableReport(f"{place.path}.{key}[{i}] is {number}, but the grid has {chunks} chunks.")
    return access


def _fits(place: _Place, key: str, values: Sequence[object], grid: tuple[int, ...]) -> None:
    if values and len(values) != len(grid):
        raise UnreadableReport(f"{place.path}.{key} has {len(values)} entries, but the grid has {len(grid)} axes.")
