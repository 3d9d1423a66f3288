"""The exercises' checks, one module an exercise; found by looking, not by a registry."""

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.marking.check import Check

_NAME = re.compile(r"ex\d\d_\w+\Z")


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    Attributes
    ----------
    name, title : str
        ``"ex03_tiff_planes"``, and the first line of its checks' module.
    checks : tuple of Check
        In the order of their definition.
    bonus : bool
        Its points are a bonus.
    """

    name: str
    title: str
    checks: tuple["Check", ...]
    bonus: bool = False

    @property
    def points(self) -> int:
        """What it earns at most."""
        return sum(check.points for check in self.checks)


@cache
def names() -> tuple[str, ...]:
    """Return the names of all exercises, in order; nothing is imported."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if _NAME.match(module.name)))


@cache
def load(name: str) -> Exercise:
    """Return an exercise by its name."""
    from grader.marking.check import Check

    module: ModuleType = importlib.import_module(f"{__name__}.{name}")
    title = (module.__doc__ or name).strip().splitlines()[0].rstrip(".")
    checks = tuple(value for value in vars(module).values() if isinstance(value, Check))
    return Exercise(name, title, checks, getattr(module, "BONUS", False))


def find(word: str) -> str | None:
    """Return the name of the exercise that `word` means, None if none.

    ``"ex03"``, ``"ex3"``, ``"3"``, ``"ex03_tiff_planes"`` and ``"exercises/ex03_tiff_planes.py"`` mean the same.
    """
    word = word.lower().replace("\\", "/").rpartition("/")[2].removesuffix(".py")
    if number := re.fullmatch(r"(?:ex)?([0-9]+)", word):
        word = f"ex{int(number[1]):02}"
    found = [name for name in names() if name == word or name.partition("_")[0] == word]
    return found[0] if found else None
