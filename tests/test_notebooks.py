"""The answer in a notebook: what counts, in which order, and what a hostile file can do (nothing)."""

import json
import re
import sys

import pytest

from grader.courses.notebooks import (
    HELPERS_MARK,
    IMPORTS_MARK,
    MAX_NOTEBOOK,
    NotebookError,
    answer_source,
    cell_id,
    names_asked,
    place_of_id,
    places_in,
)
from grader.sandbox.parts import CELL
from tests.support_grade import EX03

PLANE = "def read_plane(tif, z):\n    return tif.pages[z].asarray()\n"


def cell(place: str, source, *, nbgrader: bool = True, id: bool = True, **more) -> dict:
    """Return an answer cell of ex03, with the ids that are wanted."""
    name = cell_id(EX03, place)
    metadata = {"nbgrader": {"grade_id": name, "solution": True, "grade": False, "locked": False}} if nbgrader else {}
    return {"cell_type": "code", "metadata": metadata, "source": source} | ({"id": name} if id else {}) | more


def joined(notebook, exercise) -> str:
    """Return the answer in a notebook without the lines that stand before its cells."""
    return re.sub(rf"^{CELL}\w+\n", "", answer_source(notebook, exercise).decode(), flags=re.MULTILINE)


def notebook(*cells) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def test_answer_cells_are_joined_whole_with_the_imports_first():
    words = {"cell_type": "markdown", "metadata": {}, "source": "def read_plane(): words"}
    mine = {"cell_type": "code", "metadata": {}, "source": "print(read_plane(tif, 0))"}
    cells = [words, cell("read_plane", PLANE), mine, cell("helpers", "A = 1"), cell("imports", ["import numpy\n", "x"])]
    assert joined(notebook(*cells), EX03) == f"import numpy\nx\n\n\n{PLANE}\n\nA = 1\n"


def test_a_check_cell_is_no_answer_cell():
    grade = {"grade_id": "ex03-check-reads_one_page", "grade": True, "solution": False}
    check = {"cell_type": "code", "metadata": {"nbgrader": grade}, "source": 'check("ex03", "reads_one_page")'}
    both = {"grade_id": "why", "grade": True, "solution": True}
    by_hand = {"cell_type": "code", "metadata": {"nbgrader": both}, "source": "read_plane = None"}
    assert joined(notebook(cell("read_plane", PLANE), check, by_hand), EX03) == PLANE


@pytest.mark.parametrize(("nbgrader", "id"), [(True, True), (True, False), (False, True), (False, False)])
def test_an_answer_is_found_by_nbgraders_metadata_by_cell_ids_or_by_what_it_defines(nbgrader, id):
    imports = f"{IMPORTS_MARK}\nimport numpy as np\n"
    helpers = f"{HELPERS_MARK}\nHALF = 2\n"
    other = {"cell_type": "code", "metadata": {}, "source": "stack = read_plane(tif, 0)"}
    cells = [("read_plane", PLANE), ("helpers", helpers), ("imports", imports)]
    found = joined(notebook(*(cell(*one, nbgrader=nbgrader, id=id) for one in cells), other), EX03)
    assert found == f"{imports}\n\n{PLANE}\n\n{helpers}"


def test_a_cell_that_was_copied_or_split_counts_as_when_run_from_top_to_bottom():
    halves = [cell("read_plane", "OFFSET = 0\n"), cell("read_plane", PLANE)]
    assert joined(notebook(*halves), EX03) == f"OFFSET = 0\n\n\n{PLANE}"


@pytest.mark.parametrize("line", ["%matplotlib inline", "!pip install numpy", "%%time", "?tif"])
def test_what_only_a_notebook_understands_becomes_a_comment(line):
    source = joined(notebook(cell("read_plane", f"{line}\n{PLANE}")), EX03)
    assert source == f"# {line}\n{PLANE}"
    compile(source, "answer", "exec")
    assert joined(notebook(cell("read_plane", "x = (7\n    % 2)")), EX03) == "x = (7\n    % 2)\n"


def test_a_notebook_of_format_3_is_read_too():
    old = {"cell_type": "code", "input": PLANE, "metadata": cell("read_plane", "")["metadata"], "language": "python"}
    document = {"nbformat": 3, "metadata": {}, "worksheets": [{"cells": [old]}]}
    assert joined(json.dumps(document).encode(), EX03) == PLANE


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b'{"cells": ' + b"9" * 10_000 + b"}",
        b"null",
        b'{"cells": {}}',
        b'{"cells": [1, null, [], "def read_plane(): 1"]}',
        b'{"cells": [{"cell_type": "code", "source": {"read_plane": 1}, "metadata": []}]}',
        b'{"cells": [{"cell_type": ["code"], "source": [1, 2], "metadata": {"nbgrader": "x"}, "id": 7}]}',
        b'{"worksheets": [null, 3, {"cells": [[]]}]}',
        b" " * (MAX_NOTEBOOK + 1),
        notebook(cell("read_plane", "#" * 1_000_001)),
    ],
    ids=range(12),
)
def test_what_is_no_notebook_is_refused_in_a_sentence(hostile):
    with pytest.raises(NotebookError) as caught:
        answer_source(hostile, EX03)
    assert 20 < len(str(caught.value)) < 200


def test_wrong_types_beside_an_answer_cost_it_nothing():
    odd = [1, None, {"cell_type": "code", "metadata": 3, "source": 4}, {"metadata": {"nbgrader": {"grade_id": []}}}]
    assert joined(notebook(*odd, cell("read_plane", [PLANE, 5])), EX03) == PLANE


def test_half_a_letter_is_no_obstacle():
    document = notebook(cell("read_plane", PLANE + "# \ud800"))
    assert joined(document, EX03) == PLANE + "# ?\n"


def test_nothing_of_a_notebook_runs_here():
    source = "import sys\nsys.modules['ran'] = 1\nassert False\n"
    answer_source(notebook(cell("imports", source), cell("read_plane", PLANE)), EX03)
    assert "ran" not in sys.modules


def test_ids_name_places():
    for place in ("imports", "helpers", *names_asked(EX03)):
        assert place_of_id(cell_id(EX03, place), EX03) == place
    for other in ("", "ex04-imports", "ex03-check-reads_one_page", "ex03-answer-", "ex03-answer-a b", "x" * 99):
        assert place_of_id(other, EX03) == ""


def test_words_name_places():
    assert names_asked(EX03) == ("read_plane", "read_crop", "LazyStack")
    assert places_in("class LazyStack:\n    def read_crop(): 1\n", EX03) == ("LazyStack",)
    assert places_in("async def read_plane(): 1\nread_crop = 2\n", EX03) == ("read_plane", "read_crop")
    assert places_in("read_plane: int = 3", EX03) == ("read_plane",)
    assert places_in("read_plane == 3\nread_plane(tif, 2)\nx = read_plane\n", EX03) == ()
    assert places_in('ANSWERS: dict[str, str] = {\n    "a": "b",\n}', "ex00_words_and_sizes") == ("ANSWERS",)
