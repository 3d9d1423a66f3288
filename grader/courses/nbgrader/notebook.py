"""The notebook of an exercise, as an instructor keeps it: with the reference answer in it."""

import ast
from collections.abc import Iterator
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader import checks
from grader.courses.nbgrader.markdown import to_markdown
from grader.courses.nbgrader.source_cells import cut
from grader.courses.notebooks import cell_id

HOW_TO = """\
**How to work here.** Write your answers into the cells below, in place of `raise NotImplementedError`; run them; run
the check below. It runs your answer in a process of its own, counts what it reads and writes, and shows what came of
it.

What is graded are these cells and nothing else: imports, helpers, and the cell of each function or class. Cells that
you add are for trying things out; an answer cannot use what they define. Lines that begin with `%`, `!` or `?` are
left out of the answer."""


def make_notebook(solution_source: str, exercise: checks.Exercise) -> str:
    """Return the notebook of an exercise, format 4.5, with nbgrader's metadata.

    The same solution makes the same notebook, letter by letter.

    Parameters
    ----------
    solution_source : str
        The reference answer, formatted by Ruff.
    exercise : Exercise
        With the points that it has in this course.
    """
    number = exercise.name.partition("_")[0]
    words = to_markdown(ast.get_docstring(ast.parse(solution_source)) or exercise.title)
    cells = [
        new_markdown_cell(words, id=f"{number}-words"),
        new_markdown_cell(_how_to(exercise), id=f"{number}-how-to"),
        _cell("from grader.notebook import check", f"{number}-setup", locked=True),
        *_answers_and_checks(solution_source, exercise),
    ]
    notebook = new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
        },
    )
    notebook.nbformat_minor = 5
    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook)}\n"


def check_id(exercise: str, check: str) -> str:
    """Return the id of a check's cell: ``"ex03-check-reads_one_page"``."""
    return f"{exercise.partition('_')[0]}-check-{check}"


def _how_to(exercise: checks.Exercise) -> str:
    curriculum = checks.load(exercise.name).points
    points = "" if exercise.points == curriculum else f"\n\nIn this course it counts {exercise.points} points."
    return f"{HOW_TO}{points}"


def _answers_and_checks(solution_source: str, exercise: checks.Exercise) -> Iterator[Any]:
    """Yield each answer's cell, and below it those of its checks.

    What has no check of its own is asked for by the check above, which therefore comes after it.
    """
    waiting: list[Any] = []
    for answer in cut(solution_source):
        own = list(_checks_of(answer.place, exercise))
        if own:
            yield from waiting
            waiting = own
        yield _cell(answer.source, cell_id(exercise.name, answer.place), solution=True)
    yield from waiting


def _checks_of(place: str, exercise: checks.Exercise) -> Iterator[Any]:
    number = exercise.name.partition("_")[0]
    for check in exercise.checks:
        if check.of.partition(".")[0] == place:
            source = f'check("{number}", "{check.name}")'
            yield _cell(source, check_id(exercise.name, check.name), grade=True, locked=True, points=check.points)


def _cell(source: str, name: str, **roles: Any) -> Any:
    """Return a cell of code with nbgrader's metadata, schema 3."""
    nbgrader = {"grade": False, "solution": False, "locked": False, "task": False} | roles
    nbgrader |= {"grade_id": name, "schema_version": 3, "cell_type": "code"}
    return new_code_cell(source, id=name, metadata={"nbgrader": nbgrader})
