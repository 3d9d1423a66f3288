"""What takes the place of nbgrader's own execution: nothing of a submission runs in a kernel, or stops a class.

`nbgrader autograde` goes twice over a notebook. The first time (its *sanitizing*) we read the submitted file, whatever
it holds, make a sound notebook of it, grade the answer cells in the sandbox, and write what came of it below each
check. The second time nbgrader takes the scores from there and keeps them.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution, rmtree
from traitlets import Bool, Float, Unicode

from grader import checks
from grader.courses.nbgrader.notebook import check_id
from grader.courses.notebooks import MAX_NOTEBOOK, Cell, NotebookError, answer_source, read_cells
from grader.courses.one_answer import grade_source
from grader.courses.submission import without_points
from grader.marking.plain_file import read_plain
from grader.marking.settings import Settings, read_settings
from grader.reports.html import fragment
from grader.reports.model import Report, Status

Resources = dict[str, Any]

UNFINISHED = "big_image_unfinished"
"""The mark of a notebook, in its metadata, that has been graded, and whose scores nbgrader has yet to keep."""


class SubmittedNotebook(NotebookExporter):
    """Reads a submitted notebook: all of its cells that are cells, or a note that says why there are none."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        if isinstance(self.parent, Autograde):
            _remove_unfinished(self.parent.coursedir)

    def from_filename(
        self, filename: str, resources: Resources | None = None, **more: Any
    ) -> tuple[NotebookNode, Resources]:
        """Convert a notebook, as nbconvert's exporter does; but of a submission take nothing on trust."""
        resources = {} if resources is None else resources
        if self._is_ours(Path(filename), resources):
            return super().from_filename(filename, resources, **more)
        data: bytes | NotebookError
        try:
            data = read_plain(Path(filename), MAX_NOTEBOOK)
            notebook = new_notebook(cells=[_sound(cell) for cell in read_cells(data)])
        except (OSError, NotebookError) as error:
            data = NotebookError(f"The notebook could not be read: {_reason(error)}.")
            notebook = new_notebook(cells=[new_markdown_cell(str(data))])
        resources["submission"] = data
        return super().from_notebook_node(notebook, resources, **more)

    def _is_ours(self, path: Path, resources: Resources) -> bool:
        """Say whether a file is what we made of a submission: `nbgrader autograde` reads it the second time."""
        assert self.parent is not None  # the converter that `nbgrader autograde` runs
        course, names = self.parent.coursedir, resources["nbgrader"]
        folder = course.format_path(course.autograded_directory, names["student"], names["assignment"])
        return path.parent.resolve() == Path(folder).resolve()


class RestoreCells(NbGraderPreprocessor):
    """Gives every cell that nbgrader knows its metadata, and every locked one its source, from the gradebook.

    A second cell with the same id becomes a plain one, and so does one with an id that nobody gave. A check that was
    deleted comes back below the cell that it stood below.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Return a notebook with sound metadata, whatever they were."""
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            released = gradebook.find_notebook(names["notebook"], names["assignment"])
            if released.kernelspec:
                nb.metadata["kernelspec"] = json.loads(released.kernelspec)
            roles = {cell.name: _roles(cell, released) for cell in released.source_cells}
            sources = {cell.name: cell for cell in released.source_cells}
            present = self._restore(nb, sources, roles)
            self._bring_back(nb, sources, roles, present)
        return nb, resources

    def _restore(self, nb: NotebookNode, sources: dict[str, Any], roles: dict[str, Any]) -> dict[str, NotebookNode]:
        """Give the cells their metadata, and return those that there are, by their ids."""
        present: dict[str, NotebookNode] = {}
        for i, cell in enumerate(nb.cells):
            name = cell.metadata.pop("nbgrader", {}).get("grade_id", "")
            if name not in sources or name in present:
                continue
            text = sources[name].source if sources[name].locked else cell.source
            nb.cells[i] = present[name] = _released_cell(sources[name], text, roles[name])
        return present

    def _bring_back(
        self, nb: NotebookNode, sources: dict[str, Any], roles: dict[str, Any], present: dict[str, NotebookNode]
    ) -> None:
        place = 0
        for name, source in sources.items():
            if name in present:
                place = next(i for i, cell in enumerate(nb.cells) if cell is present[name]) + 1
            elif roles[name]["grade"] or roles[name]["task"]:
                nb.cells.insert(place, _released_cell(source, source.source, roles[name]))
                place += 1


class GradeAnswers(NbGraderPreprocessor):
    """Grades a notebook's answer cells in the sandbox, and writes what came of it below each check."""

    settings = Unicode("", help="The course's settings (course.toml): seed, weights, slack.").tag(config=True)
    require_isolation = Bool(
        sys.platform == "linux",
        help="Grade nothing where answers cannot be kept apart by all that there is (Linux).",
    ).tag(config=True)
    seconds = Float(None, allow_none=True, help="Processor time of each check, on a slow machine.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Return the notebook with an output below each check."""
        exercise = checks.find(resources["nbgrader"]["notebook"])
        graded = [cell for cell in nb.cells if cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)]
        results = self._grade(exercise, resources["submission"]) if exercise else {}
        for cell in graded:
            cell.outputs = list(_outputs(results.get(cell.metadata.nbgrader["grade_id"]), cell))
        nb.metadata[UNFINISHED] = True
        return nb, resources

    def _grade(self, exercise: str, submission: bytes | NotebookError) -> dict[str, Report]:
        """Return a report of each check, by the id of its cell."""
        settings = read_settings(self.settings) if self.settings else Settings()
        try:
            if isinstance(submission, NotebookError):
                raise submission
            source = answer_source(submission, exercise)
        except NotebookError as error:
            return dict(_each_check(_not_graded(exercise, settings, _sentence(str(error)))))
        report = grade_source(
            source, exercise, settings=settings, seconds=self.seconds, require_isolation=self.require_isolation
        )
        return dict(_each_check(report))


class Finish(NbGraderPreprocessor):
    """Takes the mark off a notebook whose scores nbgrader has kept."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Return the notebook without the mark."""
        nb.metadata.pop(UNFINISHED, None)
        return nb, resources


def _remove_unfinished(course: CourseDirectory) -> None:
    """Remove what is left of submissions whose grading was cut off: nbgrader would take them for graded."""
    pattern = course.format_path(course.autograded_directory, course.student_id, course.assignment_id)
    for folder in Path(course.root).glob(os.path.relpath(pattern, course.root)):
        notebooks = list(folder.glob("*.ipynb"))
        if not notebooks or any(map(_is_unfinished, notebooks)):
            rmtree(str(folder))


def _is_unfinished(notebook: Path) -> bool:
    try:
        return UNFINISHED in json.loads(notebook.read_bytes())["metadata"]
    except (OSError, ValueError, LookupError, TypeError):
        return True


def _sound(cell: Cell) -> NotebookNode:
    """Return a cell of a submission as a cell of format 4.5 with nothing else in it."""
    metadata = {"nbgrader": {"grade_id": cell.grade_id}} if cell.grade_id else {}
    make = new_code_cell if cell.kind == "code" else new_markdown_cell
    return make(cell.source, metadata=metadata)


def _roles(source: Any, released: Any) -> dict[str, Any]:
    """Return what nbgrader's metadata say of a cell, from the gradebook."""
    points = {cell.name: cell.max_score for cell in (*released.grade_cells, *released.task_cells)}
    roles = {
        "grade": any(cell.name == source.name for cell in released.grade_cells),
        "solution": any(cell.name == source.name for cell in released.solution_cells),
        "task": any(cell.name == source.name for cell in released.task_cells),
        "locked": bool(source.locked),
    }
    return roles | ({"points": points[source.name]} if source.name in points else {})


def _released_cell(source: Any, text: str, roles: dict[str, Any]) -> NotebookNode:
    """Return a cell that the instructor released, with a text that may be the student's."""
    nbgrader = {"grade_id": source.name, "cell_type": source.cell_type, "checksum": source.checksum}
    make = new_code_cell if source.cell_type == "code" else new_markdown_cell
    return make(text, metadata={"nbgrader": {**nbgrader, **roles, "schema_version": 3}})


def _each_check(report: Report) -> Iterator[tuple[str, Report]]:
    """Yield the id of each check's cell, and what the report says of it; never the seed."""
    for exercise in report.exercises:
        for check in exercise.checks:
            one = replace(exercise, checks=(check,))
            yield check_id(exercise.name, check.name), replace(report, exercises=(one,), seed=None)


def _not_graded(exercise: str, settings: Settings, why: str) -> Report:
    """Return the report where there is no answer to grade."""
    return Report("", (without_points(exercise, settings, Status.ERROR, why),))


def _outputs(report: Report | None, cell: NotebookNode) -> Iterator[NotebookNode]:
    """Yield what stands below a check: the report, and the points as nbgrader reads them."""
    if report is None:
        note = "This cell is no check of the exercise, so it was not run and earns nothing: grade it by hand."
        yield new_output("stream", name="stdout", text=note)
        points = 0.0
    else:
        (result,) = report.exercises[0].checks
        yield new_output("display_data", {"text/html": str(fragment(report))})
        points = cell.metadata.nbgrader["points"] * (result.score / result.max_score)
    yield new_output("execute_result", {"text/plain": repr(float(points))}, execution_count=None)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
