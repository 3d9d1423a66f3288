"""A solution cut into the cells of a notebook, with marks around what only the instructor sees.

``### BEGIN SOLUTION: name`` to ``### END SOLUTION`` is the body of `name`: the student gets, in its place, the line
that says that it is not written yet. What begins with ``### BEGIN SOLUTION, only here`` leaves nothing behind.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grader.courses.notebooks import HELPERS, HELPERS_MARK, IMPORTS, IMPORTS_MARK
from grader.courses.source_blocks import (
    Assignment,
    Definition,
    Import,
    end_of_head,
    first_line,
    is_public,
    join,
    source_block,
    targets,
)
from grader.courses.stubs import assignment_block, make_stub

_BEGIN, _ONLY_HERE, _END = "### BEGIN SOLUTION", "### BEGIN SOLUTION, only here", "### END SOLUTION"
_REGION = re.compile(
    rf"(?P<blank>\n*)^(?P<indent>[ \t]*){_BEGIN}(?::[ ]*(?P<name>[\w.]+)|, only here)[ \t]*\n.*?^[ \t]*{_END}[ \t]*$",
    re.DOTALL | re.MULTILINE,
)


_Marks = tuple[list[str], list[str]]
"""Lines to stand above a line of the solution, and below it."""


@dataclass(frozen=True)
class AnswerCell:
    """A cell that the student fills in.

    Attributes
    ----------
    place : str
        What it defines: ``"read_plane"``; or `IMPORTS`, `HELPERS`.
    source : str
        With the reference answer between marks.
    """

    place: str
    source: str


def cut(solution_source: str) -> list[AnswerCell]:
    """Return the cells of a solution: imports and what is given, helpers, and one for each function or class.

    Parameters
    ----------
    solution_source : str
        A solution, formatted by Ruff.
    """
    lines = solution_source.splitlines()
    body = ast.parse(solution_source).body[1:]
    definitions = [one for one in body if isinstance(one, Definition) and is_public(one.name)]
    asked = [one for one in body if isinstance(one, Assignment) and targets(one) == ["ANSWERS"]]
    given = list(_given(body))
    private = [one for one in body if not isinstance(one, Import) and one not in (*definitions, *asked, *given)]
    answers = [AnswerCell("ANSWERS", _questions(lines, one)) for one in asked]
    answers += [AnswerCell(one.name, _marked(lines, one)) for one in definitions]
    return [
        AnswerCell(IMPORTS, _imports(solution_source, given)),
        AnswerCell(HELPERS, f"{HELPERS_MARK}\n{_only_here(_joined(lines, private))}"),
        *answers,
    ]


def clear(source: str) -> tuple[str, int]:
    """Return a cell without what is marked as ours, and how many marked parts it had."""
    cleared, n_parts = _REGION.subn(_left_behind, source)
    return (cleared.strip("\n") if n_parts else source), n_parts


def _left_behind(region: re.Match[str]) -> str:
    if region["name"] is None:
        return ""
    return f'{region["blank"]}{region["indent"]}raise NotImplementedError("{region["name"]}: not written yet")'


def _given(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield public constants that are given, each with its description."""
    is_given = False
    for statement in body:
        if isinstance(statement, Assignment):
            is_given = targets(statement) != ["ANSWERS"] and all(map(is_public, targets(statement)))
        elif not isinstance(statement, ast.Expr):
            is_given = False
        if is_given:
            yield statement


def _imports(solution_source: str, given: Sequence[ast.stmt]) -> str:
    """Return the imports that a student gets, those that the solution adds to them, and what is given."""
    lines = solution_source.splitlines()
    stub = make_stub(solution_source)
    in_stub = [one for one in ast.parse(stub).body if isinstance(one, Import)]
    known = {ast.unparse(one) for one in in_stub}
    more = [one for one in ast.parse(solution_source).body if isinstance(one, Import) and ast.unparse(one) not in known]
    parts = [IMPORTS_MARK, _joined(stub.splitlines(), in_stub), _only_here(_joined(lines, more)), _joined(lines, given)]
    return "\n".join(part for part in parts if part)


def _questions(lines: Sequence[str], answers: Assignment) -> str:
    """Return ``ANSWERS`` with its questions, and below them the answers."""
    return f"{assignment_block(lines, answers).text}\n{_only_here(source_block(lines, answers).text)}"


def _marked(lines: Sequence[str], definition: Definition) -> str:
    """Return a function or class with marks around what answers."""
    assert definition.end_lineno is not None
    marks = dict(_marks(lines, definition, definition.name))
    text: list[str] = []
    for number in range(first_line(lines, definition), definition.end_lineno + 1):
        above, below = marks.get(number, ([], []))
        text += [*above, lines[number - 1], *below]
    return "\n".join(text)


def _marks(lines: Sequence[str], definition: Definition, name: str) -> Iterator[tuple[int, _Marks]]:
    """Yield the lines of a definition that have marks above or below them, and these."""
    indent = " " * (definition.col_offset + 4)
    if not isinstance(definition, ast.ClassDef):
        yield from _around(end_of_head(lines, definition, name) + 1, definition, indent, f"{_BEGIN}: {name}")
        return
    for member in definition.body:
        if isinstance(member, Definition) and is_public(member.name):
            yield from _marks(lines, member, f"{name}.{member.name}")
        elif not isinstance(member, ast.Expr):
            yield from _around(first_line(lines, member), member, indent, _ONLY_HERE)


def _around(first: int, statement: ast.stmt, indent: str, begin: str) -> Iterator[tuple[int, _Marks]]:
    """Yield the marks above line `first` and below the end of a statement."""
    assert statement.end_lineno is not None
    above, below = [f"{indent}{begin}"], [f"{indent}{_END}"]
    if first == statement.end_lineno:
        yield first, (above, below)
    else:
        yield from ((first, (above, [])), (statement.end_lineno, ([], below)))


def _only_here(text: str) -> str:
    return "\n".join(part for part in (_ONLY_HERE, text, _END) if part)


def _joined(lines: Sequence[str], statements: Sequence[ast.stmt]) -> str:
    """Return statements as they stand; "" where there are none."""
    return join([source_block(lines, one) for one in statements], lines, around_definitions=2) if statements else ""
