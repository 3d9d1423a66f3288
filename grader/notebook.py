"""What a student's notebook imports: ``from grader.notebook import check``.

``check("ex03")`` grades the answer cells as they were last run in this kernel, in the sandbox, as `grade run` does. It
shows the report and returns the points, a plain float.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from grader import checks
from grader.courses.notebooks import HELPERS, IMPORTS, NotebookError, join_cells, names_asked, place_of_id, places_in
from grader.courses.observing.inline import observe

if TYPE_CHECKING:
    from grader.reports.model import Report

__all__ = ["check", "observe"]


def check(exercise: str, check: str = "") -> float:
    """Grade your answer to an exercise, or one check of it, and show what came of it.

    Parameters
    ----------
    exercise : str
        Its name: ``"ex03"``.
    check : str
        Name of one check; all of them without.

    Returns
    -------
    float
        Points earned.
    """
    name = checks.find(exercise)
    known = [one.name for one in checks.listed(name).checks] if name else []
    if name is None:
        return _say(f"There is no exercise {exercise!r}: write the number, such as ex03.")
    if check and check not in known:
        return _say(f"{name} has no check {check!r}. It has {', '.join(known)}.")
    answer = _RUN.answer(name)
    asked = [one.of.partition(".")[0] for one in checks.listed(name).checks if check in ("", one.name)]
    missing = [place for place in asked if place not in answer.places]
    notes = [f"{place}: its cell has not been run." for place in dict.fromkeys(missing)]
    notes += [f"{place}: you ran two cells that define it. Keep one, or the lowest counts." for place in answer.twice]
    if asked and len(missing) == len(asked):
        return _say(*notes)
    if IMPORTS not in answer.places:
        notes.append("The cell with the imports has not been run.")
    return _grade(answer, name, check, notes)


@dataclass(frozen=True)
class _Cell:
    """A cell that was run: its id in the notebook, where the front-end sends it, and its source."""

    id: str
    source: str


@dataclass
class _Answer:
    """The answer cells of an exercise, as they were last run.

    Attributes
    ----------
    places : dict of str to _Cell
        The cell that was run last for each thing that an exercise asks for, and those of imports and helpers.
    twice : list of str
        What two cells of the notebook define.
    """

    places: dict[str, _Cell] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)

    def cells(self, order: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the name and the source of each cell once, those of `order` first."""
        ordered = dict.fromkeys([*(place for place in order if place in self.places), *self.places])
        named: dict[str, str] = {}
        for place in ordered:
            named.setdefault(self.places[place].source, place)
        yield from ((place, source) for source, place in named.items())


class _CellsRun:
    """The cells that this kernel has run, in order."""

    def __init__(self) -> None:
        self._cells: list[_Cell] = []

    def watch(self, shell: Any) -> None:
        """Take note of the cells that were run until now, whose ids are not known, and of those to come."""
        self._cells = [_Cell("", source) for source in shell.history_manager.input_hist_raw if source]
        shell.events.register("pre_run_cell", self._take_note)

    def _take_note(self, info: Any) -> None:
        cell = _Cell(str(getattr(info, "cell_id", None) or ""), info.raw_cell or "")
        self._cells = [one for one in self._cells if not cell.id or one.id != cell.id]
        self._cells.append(cell)

    def answer(self, exercise: str) -> _Answer:
        """Return the answer cells of an exercise: a cell is known by its id, or else by what it defines."""
        answer = _Answer()
        ids: dict[str, set[str]] = {}
        for cell in self._cells:
            place = place_of_id(cell.id, exercise)
            defined = places_in(cell.source, exercise)
            for here in dict.fromkeys((place, *defined) if place else defined):
                answer.places[here] = cell
                ids.setdefault(here, set()).add(cell.id)
        answer.twice = [place for place, found in ids.items() if len(found - {""}) > 1]
        return answer


def _grade(answer: _Answer, exercise: str, check: str, notes: list[str]) -> float:
    """Grade the answer, show the report below the notes, and return the points."""
    from grader.courses.one_answer import grade_source
    from grader.courses.run import CannotRun
    from grader.courses.steps import keep_results
    from grader.marking.settings import FILE, BadSettings, Settings, read_settings

    try:
        settings = read_settings(FILE) if Path(FILE).exists() else Settings()
        source = join_cells(answer.cells((IMPORTS, HELPERS, *names_asked(exercise))))
        report = grade_source(source, exercise, check, settings=settings)
    except (CannotRun, BadSettings, NotebookError) as error:
        return _say(*notes, str(error))
    except KeyboardInterrupt:
        return _say(*notes, "Stopped. Nothing was graded.")
    keep_results([report])
    _show(notes, report)
    return float(sum(exercise.score for exercise in report.exercises))


def _say(*sentences: str) -> float:
    """Show why nothing was graded, and return no points."""
    _show(sentences, None)
    return 0.0


def _show(notes: Iterable[str], report: "Report | None") -> None:
    """Show notes and a report as HTML, and as text where a front-end shows no HTML."""
    import io

    from IPython.display import display
    from rich.console import Console

    from grader.reports.html import fragment
    from grader.reports.terminal import print_report

    lines = Markup("").join(Markup("<p>{}</p>").format(note) for note in notes)
    text = io.StringIO()
    console = Console(file=text, width=100, force_jupyter=False, force_terminal=False)
    for note in notes:
        console.print(note, markup=False, highlight=False)
    if report is not None:
        lines += fragment(report)
        print_report(report, console)
    display({"text/html": str(lines), "text/plain": text.getvalue()}, raw=True)


_RUN = _CellsRun()


def _watch() -> None:
    try:
        from IPython import get_ipython
    except ImportError:
        return
    if shell := get_ipython():
        _RUN.watch(shell)


_watch()
