"""The answer in a notebook: its answer cells, put together as an exercise file.

Of a notebook only its JSON is read; no cell is parsed, compiled or run here. What counts:

- The *answer cells* alone: those that nbgrader's metadata call a solution, or, where these were lost, those whose cell
  id is ours (``ex03-answer-read_plane``), or, where those were lost too, those that define what the exercise asks for.
  Other cells of the student are not part of the answer.
- The imports come first, then all others as they stand, from top to bottom. A cell that was copied or split counts as
  often as it is there: as when the notebook is run from top to bottom, the lower definition holds.
- A line that begins with ``%``, ``!`` or ``?`` is for the notebook, not for Python: it becomes a comment.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from grader import checks
from grader.marking.plain_file import MAX_SOURCE
from grader.sandbox.parts import CELL, defined_in

MAX_NOTEBOOK = 20_000_000
"""Bytes of a notebook that are read: larger ones hold pictures, not answers."""

IMPORTS, HELPERS = "imports", "helpers"
"""What the cells that define nothing the exercise asks for are called in their ids."""

IMPORTS_MARK = "# Imports. Add those that you need."
HELPERS_MARK = "# Helpers of yours, if you need any."
"""How these cells begin, so that they are known where their ids are lost."""


class NotebookError(ValueError):
    """A notebook that holds no answer; the message says why, in a sentence."""


@dataclass(frozen=True)
class Cell:
    """One cell of a notebook that anyone may have written.

    Attributes
    ----------
    kind : str
        ``"code"``, ``"markdown"`` or what else the notebook says.
    source : str
        What is written in it.
    id : str
        Its id in the notebook; ``""`` where it has none.
    grade_id : str
        Its id for nbgrader; ``""`` where it has none.
    is_solution : bool
        For nbgrader it is an answer that checks are to grade.
    """

    kind: str
    source: str
    id: str = ""
    grade_id: str = ""
    is_solution: bool = False


def answer_source(notebook: bytes, exercise: str) -> bytes:
    """Return the answer in a notebook as the source of an exercise file.

    Parameters
    ----------
    notebook : bytes
        The ``.ipynb`` file as it was submitted; nothing of it is trusted.
    exercise : str
        Name of the exercise: ``"ex03_tiff_planes"``.

    Raises
    ------
    NotebookError
        If it is no notebook, too large, or holds no answer cell of this exercise.
    """
    cells = [cell for cell in read_cells(notebook) if cell.kind == "code"]
    answers = [cell for cell in cells if cell.is_solution or places(cell, exercise)]
    answers = answers or [cell for cell in cells if places_in(cell.source, exercise)]
    if not answers:
        raise NotebookError(f"the notebook holds no answer cell of {exercise}: was another notebook submitted?")
    named = [
        ((*places(cell, exercise), *places_in(cell.source, exercise), str(number))[0], cell.source)
        for number, cell in enumerate(answers, 1)
    ]
    return join_cells(sorted(named, key=lambda cell: cell[0] != IMPORTS))


def join_cells(cells: Iterable[tuple[str, str]]) -> bytes:
    """Return the source of an exercise file made of cells, without the lines that only a notebook understands.

    Parameters
    ----------
    cells : iterable of (str, str)
        The name of each cell, and its source. The name stands in a line before it: see `grader.sandbox.parts`.

    Raises
    ------
    NotebookError
        If it is longer than an exercise file may be.
    """
    text = "\n\n\n".join(f"{CELL}{name}\n{source.rstrip()}" for name, source in cells) + "\n"
    source = re.sub(r"^(?=[%!?])", "# ", text, flags=re.MULTILINE).encode("utf-8", "replace")
    if len(source) > MAX_SOURCE:
        raise NotebookError(f"the answer cells hold more than {MAX_SOURCE:,} bytes, which no answer needs")
    return source


def read_cells(notebook: bytes) -> list[Cell]:
    """Return the cells of a notebook, of format 3 or 4, valid or not: what is no cell is left out.

    Raises
    ------
    NotebookError
        If it is no notebook, or too large.
    """
    if len(notebook) > MAX_NOTEBOOK:
        raise NotebookError(
            f"the notebook is larger than {MAX_NOTEBOOK:,} bytes: clear its outputs, save it, and submit it again"
        )
    try:
        document = json.loads(notebook)
    except (ValueError, RecursionError):  # what is no UTF-8, no JSON, or too deep
        raise NotebookError("the file is no notebook: it does not hold JSON") from None
    return [_cell(document) for document in _cells(document)]


def cell_id(exercise: str, place: str) -> str:
    """Return the id of an answer cell: ``"ex03-answer-read_plane"``, ``"ex03-imports"``."""
    number = exercise.partition("_")[0]
    return f"{number}-{place}" if place in (IMPORTS, HELPERS) else f"{number}-answer-{place}"


def place_of_id(identifier: str, exercise: str) -> str:
    """Return the place that a cell's id names: `IMPORTS`, `HELPERS`, or what the cell is to define; ``""`` if none."""
    number = exercise.partition("_")[0]
    found = re.fullmatch(rf"{number}-(?:({IMPORTS}|{HELPERS})|answer-(\w+))", identifier)
    return (found[1] or found[2]) if found else ""


def places(cell: Cell, exercise: str) -> tuple[str, ...]:
    """Return the place that a cell has by its ids, if any."""
    place = place_of_id(cell.grade_id, exercise) or place_of_id(cell.id, exercise)
    return (place,) if place else ()


def places_in(source: str, exercise: str) -> tuple[str, ...]:
    """Return the places that a cell has by its words: how it begins, and what it defines at the top level."""
    for place, mark in ((IMPORTS, IMPORTS_MARK), (HELPERS, HELPERS_MARK)):
        if source.lstrip().startswith(mark):
            return (place,)
    found = set(defined_in(source))
    return tuple(name for name in names_asked(exercise) if name in found)


@cache
def names_asked(exercise: str) -> tuple[str, ...]:
    """Return the functions, classes and constants that an exercise's checks ask for, in their order."""
    graded = [check.of.partition(".")[0] for check in checks.load(exercise).checks]
    module = find_spec(f"{checks.__name__}.{exercise}")
    assert module is not None
    assert module.origin is not None
    called = re.findall(r"\bstudent\.(\w+)", Path(module.origin).read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(graded + called))


def _cells(document: Any) -> Iterator[dict[str, Any]]:
    """Yield what may be cells: in format 3 they lie in worksheets."""
    parts = [document]
    if isinstance(document, dict) and isinstance(document.get("worksheets"), list):
        parts += document["worksheets"]
    if not any(isinstance(part, dict) and isinstance(part.get("cells"), list) for part in parts):
        raise NotebookError("the file is no notebook: it has no cells")
    for part in parts:
        if isinstance(part, dict) and isinstance(part.get("cells"), list):
            yield from (cell for cell in part["cells"] if isinstance(cell, dict))


def _cell(document: dict[str, Any]) -> Cell:
    metadata = document.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    nbgrader = nbgrader if isinstance(nbgrader, dict) else {}
    return Cell(
        _text(document.get("cell_type")),
        _text(document.get("source", document.get("input"))),
        _text(document.get("id")),
        _text(nbgrader.get("grade_id")),
        nbgrader.get("solution") is True and nbgrader.get("grade") is not True,
    )


def _text(value: Any) -> str:
    """Return a text of a notebook: a string, or its lines."""
    lines = value if isinstance(value, list) else [value]
    text = "".join(line for line in lines if isinstance(line, str))
    # Half of a surrogate pair is valid JSON, and can be written nowhere else.
    return text.encode("utf-8", "replace").decode("utf-8")
