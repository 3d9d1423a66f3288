"""Exercises are what the maker makes of the solutions: everything that teaches, nothing that answers."""

import ast
import importlib.util
import inspect
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from grader.courses.stubs import make_stub, write_stubs

ROOT = Path(__file__).parent.parent
SOLUTIONS = sorted((ROOT / "solutions").glob("ex*.py"))
EXERCISES = ROOT / "exercises"

each_solution = pytest.mark.parametrize("solution", SOLUTIONS, ids=lambda path: path.stem)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def functions(source: str) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]


def is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def public_members(owner: ModuleType | type) -> dict[str, object]:
    """Everything public that is defined in a module or class, methods between double underscores included."""
    module = owner.__module__ if inspect.isclass(owner) else owner.__name__
    return {
        name: member
        for name, member in vars(owner).items()
        if (inspect.isfunction(member) or inspect.isclass(member) or isinstance(member, property))
        and getattr(member, "__module__", module) == module
        and (not name.startswith("_") or (inspect.isclass(owner) and name in ("__init__", "__getitem__", "__call__")))
    }


def assert_same_interface(solution: ModuleType | type, exercise: ModuleType | type) -> None:
    theirs = public_members(exercise)
    ours = public_members(solution)
    assert list(theirs) == list(ours)
    for name, member in ours.items():
        assert inspect.getdoc(theirs[name]) == inspect.getdoc(member)
        if inspect.isclass(member):
            assert_same_interface(member, theirs[name])
        elif isinstance(member, property):
            assert inspect.signature(theirs[name].fget) == inspect.signature(member.fget)
        else:
            assert inspect.signature(theirs[name]) == inspect.signature(member)


def test_each_solution_has_its_exercise():
    assert SOLUTIONS
    assert [path.name for path in sorted(EXERCISES.glob("ex*.py"))] == [path.name for path in SOLUTIONS]


@each_solution
def test_exercises_are_in_step_with_the_solutions(solution):
    made = make_stub(solution.read_text(encoding="utf-8"))
    assert (EXERCISES / solution.name).read_text(encoding="utf-8") == made, "run: python -m grader.courses.stubs"


@each_solution
def test_a_stub_imports_and_has_the_interface_of_its_solution(solution):
    answer, exercise = load(solution), load(EXERCISES / solution.name)
    assert exercise.__doc__ == answer.__doc__
    assert public_members(answer)
    assert_same_interface(answer, exercise)
    assert getattr(exercise, "ANSWERS", {}) == dict.fromkeys(getattr(answer, "ANSWERS", {}), "")


@each_solution
def test_a_stub_has_no_bodies(solution):
    for function in functions((EXERCISES / solution.name).read_text(encoding="utf-8")):
        *docstring, only = function.body
        assert all(is_docstring(statement) for statement in docstring)
        assert re.fullmatch(
            rf"raise NotImplementedError\('(\w+\.)*{function.name}: not written yet'\)", ast.unparse(only)
        )


@each_solution
def test_nothing_private_and_no_line_of_a_body_leaks(solution):
    source = solution.read_text(encoding="utf-8")
    stub = (EXERCISES / solution.name).read_text(encoding="utf-8")
    private = set(re.findall(r"(?<!\w)_[a-zA-Z]\w*", source))
    assert not private & set(re.findall(r"(?<!\w)_[a-zA-Z]\w*", stub))
    code = {line.strip() for line in stub.splitlines()}
    for function in functions(source):
        statements = [statement for statement in function.body if not is_docstring(statement)]
        body = source.splitlines()[statements[0].lineno - 1 : function.end_lineno] if statements else []
        leaked = code & {line.strip() for line in body if len(line.strip()) > 8}
        assert not leaked, f"{function.name}: {leaked}"


def test_stubs_are_formatted():
    pytest.importorskip("ruff")
    for command in (["format", "--check"], ["check"]):
        run = subprocess.run(
            [sys.executable, "-m", "ruff", *command, EXERCISES], capture_output=True, text=True, cwd=ROOT
        )
        assert run.returncode == 0, run.stdout


SOLUTION = '''\
"""A title.

What it is about.
"""

import itertools
import math
from collections.abc import Iterable, Sequence

import numpy as np
import zarr

# A size that everybody may know.
SIZE: int = 64
"""In voxels."""

# The trick.
_TRICK = 7
"""Not for students."""

ANSWERS = {
    # Wie heißt das?
    "größe": "Ausmaß",  # a word
    "other": "two",
}


# Why this function is the first.
@staticmethod
def first(
    shape: Sequence[int],  # z, y, x
    size: int = SIZE,
) -> int:
    """Return a number."""
    # How it is done.
    return math.prod(shape) * _helper(size)


class Box:
    """A box."""

    edge: int = 3
    _secret = 4

    def __init__(self, edge):
        # Remember it.
        self._edge = edge

    # What it holds.
    @property
    def volume(self) -> int:
        """Edge cubed."""
        return self._edge**3

    def _hidden(self):
        return itertools.count()


def _helper(size: Iterable[int]) -> int:
    return 2
'''

STUB = '''\
"""A title.

What it is about.
"""

from collections.abc import Sequence

import numpy as np
import zarr

# A size that everybody may know.
SIZE: int = 64
"""In voxels."""

ANSWERS = {
    # Wie heißt das?
    "größe": "",  # a word
    "other": "",
}


# Why this function is the first.
@staticmethod
def first(
    shape: Sequence[int],  # z, y, x
    size: int = SIZE,
) -> int:
    """Return a number."""
    raise NotImplementedError("first: not written yet")


class Box:
    """A box."""

    edge: int = 3

    def __init__(self, edge):
        raise NotImplementedError("Box.__init__: not written yet")

    # What it holds.
    @property
    def volume(self) -> int:
        """Edge cubed."""
        raise NotImplementedError("Box.volume: not written yet")
'''


def test_what_stays_and_what_goes():
    assert make_stub(SOLUTION) == STUB


def test_a_stub_is_its_own_stub():
    assert make_stub(STUB) == STUB


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = 1\n", "the module has no docstring"),
        ('"""A title."""\n\n\ndef f():\n    return 1\n', "f has no docstring"),
        (
            '"""A title."""\n\n\nclass C:\n    """One."""\n\n    def f(self):\n        return 1\n',
            r"C\.f has no docstring",
        ),
        ('"""A title."""\n\nprint("hello")\n', "line 3: a stub cannot keep this statement"),
        ('"""A title."""\n\nANSWERS = {\n    "a": (\n        "b"\n        "c"\n    ),\n}\n', "more than one line"),
    ],
)
def test_what_a_solution_must_not_be(source, message):
    with pytest.raises(ValueError, match=message):
        make_stub(source)


def test_write_stubs_writes_a_file_for_each_solution(tmp_path):
    solutions, exercises = tmp_path / "solutions", tmp_path / "exercises"
    solutions.mkdir()
    for name in ("ex01_b.py", "ex00_a.py", "notes.py"):
        (solutions / name).write_text(SOLUTION, encoding="utf-8")
    written = write_stubs(solutions, exercises)
    assert written == [exercises / "ex00_a.py", exercises / "ex01_b.py"] == sorted(exercises.iterdir())
    assert written[0].read_text(encoding="utf-8") == STUB
