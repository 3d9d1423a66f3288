"""Pieces of a Python source, kept letter by letter, and put together anew."""

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Assignment = ast.Assign | ast.AnnAssign
Import = ast.Import | ast.ImportFrom


@dataclass(frozen=True)
class Block:
    """A piece of the new source, and the lines of the old one (from 1, both included) that it stands for."""

    first: int
    last: int
    text: str
    defines: bool = False


def source_block(lines: Sequence[str], statement: ast.stmt) -> Block:
    """Return a statement as it stands, with the comments above it."""
    assert statement.end_lineno is not None
    first = first_line(lines, statement)
    text = "\n".join(lines[first - 1 : statement.end_lineno])
    return Block(first, statement.end_lineno, text, isinstance(statement, Definition))


def import_blocks(
    lines: Sequence[str], body: Iterable[ast.stmt], is_wanted: Callable[[str, str], bool]
) -> Iterator[Block]:
    """Yield the imports of what is wanted: ``is_wanted(package, name)`` of a package and the name that is bound."""
    for statement in body:
        if not isinstance(statement, Import):
            continue
        names = [alias for alias in statement.names if is_wanted(*_package_and_name(statement, alias))]
        block = source_block(lines, statement)
        if names == statement.names:
            yield block
        elif names:
            statement.names = names
            yield Block(block.first, block.last, ast.unparse(statement))


def _package_and_name(statement: Import, alias: ast.alias) -> tuple[str, str]:
    module = alias.name if isinstance(statement, ast.Import) else statement.module or ""
    return module.partition(".")[0], alias.asname or alias.name.partition(".")[0]


def join(blocks: Sequence[Block], lines: Sequence[str], around_definitions: int) -> str:
    """Join blocks: blank lines around definitions by rule, elsewhere one where the old source has some."""
    text = blocks[0].text
    for above, below in pairwise(blocks):
        if above.defines or below.defines:
            blank_lines = around_definitions
        else:
            blank_lines = int(any(not line.strip() for line in lines[above.last : below.first - 1]))
        text += "\n" * (1 + blank_lines) + below.text
    return text


def first_line(lines: Sequence[str], statement: ast.stmt) -> int:
    """Return the line where a statement begins: decorators and the comments right above are part of it."""
    decorators = statement.decorator_list if isinstance(statement, Definition) else []
    first = min(statement.lineno, *(decorator.lineno for decorator in decorators)) if decorators else statement.lineno
    while first > 1 and is_comment(lines[first - 2]):
        first -= 1
    return first


def end_of_head(lines: Sequence[str], definition: Definition, name: str) -> int:
    """Return the last line of a definition's signature and docstring."""
    first_statement = definition.body[0]
    if ast.get_docstring(definition) is not None:
        assert first_statement.end_lineno is not None
        return first_statement.end_lineno
    if not definition.name.startswith("__"):
        raise ValueError(f"{name} has no docstring: a student would not know what to write")
    line = first_statement.lineno - 1
    while not lines[line - 1].strip() or is_comment(lines[line - 1]):
        line -= 1
    return line


def is_comment(line: str) -> bool:
    """Say whether a line is a comment alone."""
    return line.lstrip().startswith("#")


def is_public(name: str) -> bool:
    """Say whether a name is for those who use what it is defined in."""
    return not name.startswith("_") or name.startswith("__")


def names_used(tree: ast.AST) -> set[str]:
    """Return the names that occur in a piece of code."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def targets(assignment: Assignment) -> list[str]:
    """Return the names that an assignment binds."""
    bound = assignment.targets if isinstance(assignment, ast.Assign) else [assignment.target]
    return [node.id for target in bound for node in ast.walk(target) if isinstance(node, ast.Name)]
