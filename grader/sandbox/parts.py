"""The parts of an answer's file that stand for themselves: one that cannot be run costs what it defines, and no more.

A file made of a notebook has a line before each cell, `CELL`, so that cells are run one by one. In any other file the
functions and classes at its top are such parts, as far as Python can be made to read the rest.
"""

import contextlib
import re
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass

CELL = "# %% notebook cell: "
"""How the line begins that stands before each cell, with the cell's name behind it."""

_CELL = re.compile(rf"^{re.escape(CELL)}(\w+)$")
_DEFINED = re.compile(r"^(?:(?:async +)?def|class) +(\w+)|^(\w+) *(?::[^=\n]*)?=(?!=)", re.MULTILINE)
_DEFINES = re.compile(r"(?:async +def|def|class) ")
_BEGINS = re.compile(r"[A-Za-z_@]")
_GOES_ON = re.compile(r"(?:else|elif|except|finally|case)\b")
_AFTER = re.compile(r"on line (\d+)$")

CELL_SECONDS = 5.0
"""Processor time in which a cell must have defined what it defines, where the system can tell."""

MAX_BROKEN = 20
"""Functions and classes that are left out of a file in order to read the rest."""


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook, in the file that was made of it.

    Attributes
    ----------
    name : str
        What it is called: what it is to define.
    first : int
        Its first line in the file, from 1.
    text : str
        Its source.
    """

    name: str
    first: int
    text: str

    @property
    def in_place(self) -> str:
        """The source of a file that has nothing but the cell in it, where it lies."""
        return "\n" * (self.first - 1) + self.text


def cells_of(source: str) -> list[Cell]:
    """Return the cells that a file was made of; none where it was made of none."""
    lines = source.split("\n")
    marks = [(i, found[1]) for i, line in enumerate(lines) if (found := _CELL.match(line))]
    ends = [*(i for i, _ in marks[1:]), len(lines)]
    return [Cell(name, i + 2, "\n".join(lines[i + 1 : end])) for (i, name), end in zip(marks, ends, strict=False)]


def defined_in(text: str) -> list[str]:
    """Return the names that a part defines at its top level, as far as its lines tell."""
    return [one or other for one, other in _DEFINED.findall(text)]


def without_part(source: str, error: SyntaxError) -> tuple[str, list[str]]:
    """Return a file without the function or class in which Python could not read a line, and what that part defines.

    The part's lines stay, empty, so that the others keep their numbers. Where the line lies in none, nothing is left
    out and no name returned.
    """
    lines = source.split("\n")
    after = _AFTER.search(error.msg or "")
    number = int(after[1]) if after else error.lineno or 0
    starts = [i for i, line in enumerate(lines[:number]) if _BEGINS.match(line) and not _GOES_ON.match(line)]
    if not starts or not _DEFINES.match(lines[starts[-1]]):
        return source, []
    start = starts[-1]
    while start and lines[start - 1].startswith("@"):
        start -= 1
    stop = next((i for i in range(number, len(lines)) if _BEGINS.match(lines[i])), len(lines))
    part = lines[start:stop]
    return "\n".join([*lines[:start], *[""] * len(part), *lines[stop:]]), defined_in("\n".join(part))


def place_in(source: str, line: int) -> str:
    """Return where a line lies in a notebook: ``"cell read_plane, line 3"``; empty where the file was made of none."""
    inside = [cell for cell in cells_of(source) if cell.first <= line]
    return f"cell {inside[-1].name}, line {line - inside[-1].first + 1}" if inside else ""


@contextlib.contextmanager
def time_for_a_cell() -> Iterator[None]:
    """Have what runs in this block raise TimeoutError once it had `CELL_SECONDS`, where the system can do that."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield  # the deadline of the check ends it
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"it was still running after {CELL_SECONDS:.0f} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CELL_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
