"""`grader.earlier` is made of the solutions, and an answer gets only what comes before its own exercise."""

import importlib
from pathlib import Path

import pytest

from grader.courses.earlier import make_module, make_modules
from grader.earlier import sources_before
from grader.sandbox.verdicts import Unusable
from tests.support_sandbox import METHODS, answer

ROOT = Path(__file__).parent.parent
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "solutions").glob("ex*.py"))}

SOLUTION = '''\
"""A title."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

# How long.
_LENGTH = 7


def first(shape: Sequence[int]) -> int:
    """Return a number."""
    return _longer(math.prod(shape))


def second() -> np.ndarray:
    """Return an array."""
    return np.zeros(_LENGTH)


# A helper.
def _longer(n: int) -> int:
    return n + _LENGTH
'''

MODULE = '''\
"""first of ex01_inspect, for the exercises after it."""

import math
from collections.abc import Sequence

# How long.
_LENGTH = 7


def first(shape: Sequence[int]) -> int:
    """Return a number."""
    return _longer(math.prod(shape))


# A helper.
def _longer(n: int) -> int:
    return n + _LENGTH
'''


def test_a_module_holds_what_is_wanted_and_what_that_uses():
    assert make_module(SOLUTION, "ex01_inspect", {"first"}) == MODULE


def test_a_name_that_no_solution_defines():
    with pytest.raises(KeyError, match="third"):
        make_module(SOLUTION, "ex01_inspect", {"third"})


def test_the_modules_are_in_step_with_the_solutions():
    made = make_modules(SOURCES)
    there = {path.stem: path.read_text("utf-8") for path in (ROOT / "grader" / "earlier").glob("ex*.py")}
    assert there == made, "run: python -m grader.courses.earlier"


def test_each_module_can_be_imported_by_itself():
    for name in make_modules(SOURCES):
        importlib.import_module(f"grader.earlier.{name}")


def test_only_what_comes_before_an_exercise_is_given():
    assert "ex10_pyramid" in sources_before("ex11_ome_zarr")
    assert "ex10_pyramid" not in sources_before("ex10_pyramid")
    assert not any(name >= "ex13" for name in sources_before("ex13_ome_tiff"))


TAKES = """
from grader.earlier.ex10_pyramid import level_shapes
def f(): return level_shapes((8, 8), (2, 2), (4, 4))
"""


@METHODS
def test_a_later_exercise_imports_an_earlier_one(method):
    with answer(TAKES, method, exercise="ex11_ome_zarr") as (student, _):
        assert student.f() == [(8, 8), (4, 4)]


def test_an_exercise_cannot_import_its_own_answer():
    with pytest.raises(Unusable, match="an answer may use what exercises before it have made"):
        answer(TAKES, exercise="ex10_pyramid").__enter__()
