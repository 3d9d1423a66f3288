"""What can be told of an exercise's checks without running them: read from the text of their module."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Outline:
    """What a student is told of a check.

    Attributes
    ----------
    name, title : str
        Name of the check's function, and its docstring: the sentence that the student sees.
    points : int
        What it earns.
    hints : tuple of str
        Two or three steps for a student who asks: where to look, how, and nearly the code.
    of : str
        The function or class of the exercise that it grades.
    """

    name: str
    title: str
    points: int
    hints: tuple[str, ...]
    of: str


def read_outlines(module: ast.Module) -> Iterator[Outline]:
    """Yield the outline of each check in a module: of each function under ``@check(points=…, of=…, hints=…)``."""
    for function in module.body:
        if isinstance(function, ast.FunctionDef):
            for call in filter(_is_check, function.decorator_list):
                assert isinstance(call, ast.Call)
                told = {one.arg: one.value for one in call.keywords}
                points, hints, of = (ast.literal_eval(told[name]) for name in ("points", "hints", "of"))
                yield Outline(function.name, " ".join((ast.get_docstring(function) or "").split()), points, hints, of)


def _is_check(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "check"
