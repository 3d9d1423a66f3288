"""Code that is the same, whatever its names, spaces and comments: where a solution's functions are written again."""

import ast
import copy
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

STATEMENTS, LETTERS = 3, 120
"""From so many statements or letters on, the body of a function is an answer; less is arithmetic that all write so."""

Body = Sequence[ast.stmt]


def answers_in(source: str) -> list[tuple[str, Body]]:
    """Return the name and body of each function and method that is long enough to be an answer."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return [(function.name, body) for function in functions if _is_answer(body := _body(function))]


def copies(solutions: Mapping[str, str], files: Mapping[str, str]) -> list[str]:
    """Return ``"function of solution in file"`` for each answer that a file holds, as code or letter by letter."""
    letters, by_kinds = {}, defaultdict(list)
    for solution, source in solutions.items():
        lines = source.splitlines()
        for name, body in answers_in(source):
            letters[f"{name} of {solution}"] = _squeezed(lines[body[0].lineno - 1 : body[-1].end_lineno])
            by_kinds[_kinds(body)].append((f"{name} of {solution}", _renamed(body)))
    lengths = {len(kinds) for kinds in by_kinds}
    found = set()
    for path, text in files.items():
        squeezed = _squeezed(text.splitlines())
        found |= {f"{name} in {path}" for name, written in letters.items() if written in squeezed}
        for part in _parts(text, lengths) if path.endswith((".py", ".pyi")) else ():
            if alike := by_kinds.get(_kinds(part)):
                code = _renamed(part)
                found |= {f"{name} in {path}" for name, answer in alike if answer == code}
    return sorted(found)


def _body(function: ast.FunctionDef) -> Body:
    return function.body[ast.get_docstring(function) is not None :]


def _is_answer(body: Body) -> bool:
    statements = sum(isinstance(node, ast.stmt) for statement in body for node in ast.walk(statement))
    return statements >= STATEMENTS or len(_code(body)) >= LETTERS


def _code(body: Body) -> str:
    return "\n".join(map(ast.unparse, body))


def _squeezed(lines: Sequence[str]) -> str:
    return " ".join(" ".join(lines).split())


def _parts(source: str, lengths: set[int]) -> Iterator[Body]:
    """Yield what stands one after the other in a body or branch: as many statements as one of `lengths` says."""
    for node in ast.walk(ast.parse(source)):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):  # the body of a lambda is no list
                for n in lengths:
                    yield from (block[first : first + n] for first in range(len(block) - n + 1))


def _kinds(body: Body) -> tuple[type, ...]:
    return tuple(map(type, body))


def _renamed(body: Body) -> str:
    renaming = _Renaming()
    return _code([renaming.visit(copy.deepcopy(statement)) for statement in body])


class _Renaming(ast.NodeTransformer):
    """Calls names by the order in which they appear; ``self.name`` and ``module.name`` are names, too."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return self._named(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return self._named(node.attr) if isinstance(node.value, ast.Name) else self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(self._named(node.arg).id)

    def _named(self, name: str) -> ast.Name:
        return ast.Name(self._names.setdefault(name, f"n{len(self._names)}"))
