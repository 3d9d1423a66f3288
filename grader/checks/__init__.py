"""The exercises' checks, one module an exercise; found by looking, not by a registry."""

import ast
import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from grader.marking.outline import Outline, read_outlines

if TYPE_CHECKING:
    from grader.marking.check import Check

_NAME = re.compile(r"ex\d\d_\w+\Z")


@dataclass(frozen=True)
class Listed:
    """What can be told of an exercise before anything of it is loaded.

    Attributes
    ----------
    name, title : str
        ``"ex03_tiff_planes"``, and the first line of its checks' module.
    checks : tuple of Outline
        In the order of their definition.
    bonus : bool
        Its points are a bonus.
    """

    name: str
    title: str
    checks: tuple[Outline, ...]
    bonus: bool = False

    @property
    def points(self) -> int:
        """What it earns at most."""
        return sum(check.points for check in self.checks)


@dataclass(frozen=True)
class Exercise(Listed):
    """One exercise, with its checks."""

    checks: tuple["Check", ...]


@cache
def names() -> tuple[str, ...]:
    """Return the names of all exercises, in order; nothing is imported."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if _NAME.match(module.name)))


@cache
def listed(name: str) -> Listed:
    """Return what can be told of an exercise at once; no library is imported for it."""
    module = ast.parse((Path(__path__[0]) / f"{name}.py").read_bytes())
    bonus = any(isinstance(one, ast.Assign) and ast.unparse(one) == "BONUS = True" for one in module.body)
    return Listed(name, _title(ast.get_docstring(module), name), tuple(read_outlines(module)), bonus)


@cache
def load(name: str) -> Exercise:
    """Return an exercise by its name."""
    from grader.marking.check import Check

    module: ModuleType = importlib.import_module(f"{__name__}.{name}")
    found = tuple(value for value in vars(module).values() if isinstance(value, Check))
    return Exercise(name, _title(module.__doc__, name), found, getattr(module, "BONUS", False))


def _title(docstring: str | None, name: str) -> str:
    return (docstring or name).strip().splitlines()[0].rstrip(".")


def find(word: str) -> str | None:
    """Return the name of the exercise that `word` means, None if none.

    ``"ex03"``, ``"ex3"``, ``"3"``, ``"ex03_tiff_planes"`` and ``"exercises/ex03_tiff_planes.py"`` mean the same.
    """
    word = word.lower().replace("\\", "/").rpartition("/")[2].removesuffix(".py")
    if number := re.fullmatch(r"(?:ex)?([0-9]+)", word):
        word = f"ex{int(number[1]):02}"
    found = [name for name in names() if name == word or name.partition("_")[0] == word]
    return found[0] if found else None
