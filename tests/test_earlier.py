"""`grader.earlier` is made of the solutions, and an answer gets only what comes before its own exercise."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from grader.courses.earlier import make_interface, make_module, make_modules, write_modules
from grader.earlier import PACKED, sources_before
from grader.sandbox.verdicts import Unusable
from tests.support_sandbox import METHODS, answer
from tests.test_stubs import assert_same_interface

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


CLASSES = '''\
"""Keeper of ex01_inspect, for the exercises after it."""

import math
from collections.abc import Callable, Sequence

import numpy as np

_LENGTH = 7
LONGEST = 9
"""The longest."""


class Keeper:
    """Keeps things."""

    def __init__(self, load: Callable[[], np.ndarray]) -> None:
        # What was found.
        self.hits = 0
        self.sizes: Sequence[int] = ()
        self._load = load

    def get(self) -> np.ndarray:
        """Return a thing."""
        self._count(math.pi)
        return self._load()

    def _count(self, n: float) -> None:
        self.hits += int(n)


def first(
    n: int = 3,
) -> int:
    """Return a number."""

    return n + _LENGTH
'''

INTERFACE = '''\
"""Keeper of ex01_inspect, for the exercises after it."""

from collections.abc import Callable, Sequence

import numpy as np

LONGEST = 9

class Keeper:
    """Keeps things."""

    hits: int
    sizes: Sequence[int]

    def __init__(self, load: Callable[[], np.ndarray]) -> None:
        ...

    def get(self) -> np.ndarray:
        """Return a thing."""
        ...

def first(
    n: int = 3,
) -> int:
    """Return a number."""
    ...
'''


def test_an_interface_holds_what_is_public_and_no_code():
    assert make_interface(CLASSES) == INTERFACE


def test_an_attribute_without_a_type():
    with pytest.raises(ValueError, match="line 18: write down the type"):
        make_interface(CLASSES.replace("self.hits = 0", "self.hits = load()"))


def test_a_name_that_no_solution_defines():
    with pytest.raises(KeyError, match="third"):
        make_module(SOLUTION, "ex01_inspect", {"third"})


def test_the_modules_are_in_step_with_the_solutions():
    made = make_modules(SOURCES)
    assert sources_before("ex99") == made, "run: python -m grader.courses.earlier"
    there = {path.name: path.read_text("utf-8") for path in PACKED.parent.iterdir() if path.name.startswith("ex")}
    interfaces = {f"{name}.pyi": make_interface(source) for name, source in made.items()}
    assert there == interfaces, "run: python -m grader.courses.earlier"


def test_a_course_is_given_what_its_exercises_import():
    assert make_modules(SOURCES, ["ex03_tiff_planes", "ex10_pyramid"]) == {}
    (name, source), *others = make_modules(SOURCES, ["ex13_ome_tiff"]).items()
    assert (name, others) == ("ex10_pyramid", [])
    assert "def downsample_mean" in source
    assert "def level_transform" not in source


def test_modules_and_interfaces_are_written(tmp_path, monkeypatch):
    written = {path.name for path in write_modules(ROOT / "solutions", tmp_path)}
    assert written | {"__init__.py"} == {path.name for path in PACKED.parent.iterdir() if path.is_file()}
    monkeypatch.syspath_prepend(tmp_path / PACKED.name)
    monkeypatch.delitem(sys.modules, "ex10_pyramid", raising=False)
    assert importlib.import_module("ex10_pyramid").level_shapes((8, 8), (2, 2), (4, 4)) == [(8, 8), (4, 4)]


@pytest.mark.parametrize("name", make_modules(SOURCES))
def test_an_editor_shows_what_a_module_has(name, monkeypatch):
    module = importlib.import_module(f"grader.earlier.{name}")
    interface = ModuleType("interface")
    monkeypatch.setitem(sys.modules, "interface", interface)  # there inspect looks for what a method overrides
    exec(PACKED.with_name(f"{name}.pyi").read_text(encoding="utf-8"), vars(interface))
    assert interface.__doc__ == module.__doc__
    assert_same_interface(module, interface)


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
