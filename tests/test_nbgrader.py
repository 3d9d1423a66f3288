"""A course for nbgrader: its notebooks, and the real `nbgrader` command on honest and hostile submissions."""

import ast

import nbformat
import pytest

from grader import checks
from grader.courses.nbgrader.markdown import to_markdown
from grader.courses.nbgrader.notebook import make_notebook
from grader.courses.nbgrader.source_cells import clear, cut
from grader.courses.notebooks import answer_source
from grader.courses.stubs import make_stub
from tests.support_grade import REPOSITORY

SOLUTIONS = {name: (REPOSITORY / "solutions" / f"{name}.py").read_text(encoding="utf-8") for name in checks.names()}


def definitions(source: str) -> dict[str, str]:
    """Return the syntax tree of each top-level definition, import and constant but the docstring, as text."""
    found = {}
    for statement in ast.parse(source).body:
        name = getattr(statement, "name", None) or ast.unparse(statement).partition("=")[0]
        found[name] = ast.dump(statement)
    return found


@pytest.mark.parametrize("name", checks.names())
def test_the_cells_hold_the_solution_and_the_students_cells_the_stub(name):
    cells = cut(SOLUTIONS[name])
    whole = definitions("\n\n\n".join(cell.source for cell in cells))
    expected = {key: tree for key, tree in definitions(SOLUTIONS[name]).items() if not key.startswith(("'", '"'))}
    assert {key: tree for key, tree in whole.items() if key in expected} == expected
    cleared = "\n\n\n".join(clear(cell.source)[0] for cell in cells)
    stub = make_stub(SOLUTIONS[name])
    assert definitions(cleared).items() >= dict(list(definitions(stub).items())[1:]).items()
    assert "SOLUTION" not in cleared
    for cell in cells:
        text = clear(cell.source)[0]
        if cell.place not in ("imports", "helpers", "ANSWERS"):
            assert f"\n{text}\n" in stub  # letter by letter


@pytest.mark.parametrize("name", checks.names())
def test_a_notebook_is_valid_and_always_the_same(name):
    text = make_notebook(SOLUTIONS[name], checks.load(name))
    assert text == make_notebook(SOLUTIONS[name], checks.load(name))
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    roles = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    points = {role.grade_id.rpartition("-")[2]: role.points for role in roles if role.grade}
    assert points == {check.name: check.points for check in checks.load(name).checks}
    assert [cell.id for cell in notebook.cells if cell.cell_type == "code"] == [role.grade_id for role in roles]


@pytest.mark.parametrize("name", checks.names())
def test_the_answer_of_the_instructors_notebook_runs_in_the_order_of_its_cells(name):
    source = answer_source(make_notebook(SOLUTIONS[name], checks.load(name)).encode(), name)
    exec(compile(source, name, "exec"), {"__name__": name})


def test_words_become_markdown():
    words = to_markdown(
        "A title.\n\nSome ``code`` and `more`, 10**3 and ``2**3``::\n\n    a   b\n\n      c\n\n- *one*\n- two"
    )
    assert words == (
        "# A title\n\nSome `code` and `more`, 10\\*\\*3 and `2**3`:\n\n```text\na   b\n\n  c\n```\n\n- *one*\n- two"
    )
