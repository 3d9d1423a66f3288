"""Exercises made from solutions: all that teaches stays, all that answers goes.

``python -m grader.courses.stubs``, run in the repository, makes ``exercises/`` anew.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ALWAYS_IMPORTED = frozenset({"numpy", "zarr", "tifffile", "h5py", "grader"})
"""Packages whose imports stay even where no signature needs them: the student will."""


def make_stub(solution_source: str) -> str:
    """Return the exercise for a solution.

    Kept, letter by letter: the module's docstring, public functions and classes with their signatures, docstrings and
    the comments above them, public constants, and the imports that these need. A body becomes ``raise
    NotImplementedError``, the values of ``ANSWERS`` become empty, and what begins with an underscore is left out.

    Parameters
    ----------
    solution_source : str
        A solution, formatted by Ruff. A stub made of it is formatted, too.

    Returns
    -------
    str
        Source of the exercise.

    Raises
    ------
    ValueError
        If the module or something public in it has no docstring, or the module has statements other than imports,
        assignments and definitions.
    """
    lines = solution_source.splitlines()
    module = ast.parse(solution_source)
    if ast.get_docstring(module) is None:
        raise ValueError("the module has no docstring: a student would not know what it is about")
    docstring, *code = _code_blocks(lines, module.body)
    imports = _import_blocks(lines, module.body, _names_used(code))
    return _join([docstring, *imports, *code], lines, around_definitions=2) + "\n"


def write_stubs(solutions: Path, exercises: Path) -> list[Path]:
    """Write the exercise for each solution ``ex*.py`` into the folder `exercises`, and return their paths."""
    exercises.mkdir(exist_ok=True)
    written = []
    for solution in sorted(solutions.glob("ex*.py")):
        exercise = exercises / solution.name
        exercise.write_text(make_stub(solution.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        written.append(exercise)
    return written


_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_Assignment = ast.Assign | ast.AnnAssign
_Import = ast.Import | ast.ImportFrom


@dataclass(frozen=True)
class _Block:
    """A piece of the stub, and the lines of the solution (from 1, both included) that it stands for."""

    first: int
    last: int
    text: str
    defines: bool = False


def _code_blocks(lines: Sequence[str], body: Iterable[ast.stmt], owner: str = "") -> Iterator[_Block]:
    """Yield what a stub keeps of a module or class: all but the imports."""
    kept = True
    for statement in body:
        if isinstance(statement, _Import):
            continue
        if isinstance(statement, _Definition):
            if _is_public(statement.name):
                yield _definition_block(lines, statement, owner)
        elif isinstance(statement, _Assignment):
            kept = all(_is_public(name) for name in _targets(statement))
            if kept:
                yield _assignment_block(lines, statement)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            # A docstring, or the description of the constant above, which shares that one's fate.
            if kept:
                yield _source_block(lines, statement)
        else:
            raise ValueError(f"line {statement.lineno}: a stub cannot keep this statement")


def _definition_block(lines: Sequence[str], definition: _Definition, owner: str) -> _Block:
    """Return a function that is not written yet, or a class of such methods."""
    name = f"{owner}{definition.name}"
    first = _first_line(lines, definition)
    head = lines[first - 1 : _end_of_head(lines, definition, name)]
    if isinstance(definition, ast.ClassDef):
        members = list(_code_blocks(lines, definition.body, owner=f"{name}."))
        # The docstring is part of the head and, as a member, only sets the distance to the next one.
        text = "\n".join(head[: members[0].first - first]) + "\n" + _join(members, lines, around_definitions=1)
    else:
        indent = " " * (definition.col_offset + 4)
        text = "\n".join([*head, f'{indent}raise NotImplementedError("{name}: not written yet")'])
    assert definition.end_lineno is not None
    return _Block(first, definition.end_lineno, text, defines=True)


def _end_of_head(lines: Sequence[str], definition: _Definition, name: str) -> int:
    """Return the last line of a definition's signature and docstring."""
    first_statement = definition.body[0]
    if ast.get_docstring(definition) is not None:
        assert first_statement.end_lineno is not None
        return first_statement.end_lineno
    if not definition.name.startswith("__"):
        raise ValueError(f"{name} has no docstring: a student would not know what to write")
    line = first_statement.lineno - 1
    while not lines[line - 1].strip() or _is_comment(lines[line - 1]):
        line -= 1
    return line


def _assignment_block(lines: Sequence[str], assignment: _Assignment) -> _Block:
    """Return a public constant; ``ANSWERS`` with its questions only."""
    block = _source_block(lines, assignment)
    if _targets(assignment) != ["ANSWERS"] or not isinstance(assignment.value, ast.Dict):
        return block
    text = block.text.splitlines()
    for value in reversed(assignment.value.values):
        if value.end_lineno != value.lineno:
            raise ValueError(f"line {value.lineno}: an answer has more than one line")
        # Columns of the syntax tree are bytes, not letters.
        line = text[value.lineno - block.first].encode()
        text[value.lineno - block.first] = (line[: value.col_offset] + b'""' + line[value.end_col_offset :]).decode()
    return _Block(block.first, block.last, "\n".join(text))


def _import_blocks(lines: Sequence[str], body: Iterable[ast.stmt], used: set[str]) -> Iterator[_Block]:
    """Yield the imports that bind a name in use, or that a student will want."""
    for statement in body:
        if not isinstance(statement, _Import):
            continue
        names = [alias for alias in statement.names if _is_wanted(statement, alias, used)]
        block = _source_block(lines, statement)
        if names == statement.names:
            yield block
        elif names:
            statement.names = names
            yield _Block(block.first, block.last, ast.unparse(statement))


def _is_wanted(statement: _Import, alias: ast.alias, used: set[str]) -> bool:
    module = alias.name if isinstance(statement, ast.Import) else statement.module or ""
    package = module.partition(".")[0]
    return package in ALWAYS_IMPORTED or (alias.asname or alias.name.partition(".")[0]) in used


def _names_used(code: Iterable[_Block]) -> set[str]:
    tree = ast.parse("\n".join(block.text for block in code))
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _join(blocks: Sequence[_Block], lines: Sequence[str], around_definitions: int) -> str:
    """Join blocks: blank lines around definitions by rule, elsewhere one where the solution has some."""
    text = blocks[0].text
    for above, below in pairwise(blocks):
        if above.defines or below.defines:
            blank_lines = around_definitions
        else:
            blank_lines = int(any(not line.strip() for line in lines[above.last : below.first - 1]))
        text += "\n" * (1 + blank_lines) + below.text
    return text


def _source_block(lines: Sequence[str], statement: ast.stmt) -> _Block:
    """Return a statement as it stands, with the comments above it."""
    assert statement.end_lineno is not None
    first = _first_line(lines, statement)
    return _Block(first, statement.end_lineno, "\n".join(lines[first - 1 : statement.end_lineno]))


def _first_line(lines: Sequence[str], statement: ast.stmt) -> int:
    """Return the line where a statement begins: decorators and the comments right above are part of it."""
    decorators = statement.decorator_list if isinstance(statement, _Definition) else []
    first = min(statement.lineno, *(decorator.lineno for decorator in decorators)) if decorators else statement.lineno
    while first > 1 and _is_comment(lines[first - 2]):
        first -= 1
    return first


def _targets(assignment: _Assignment) -> list[str]:
    targets = assignment.targets if isinstance(assignment, ast.Assign) else [assignment.target]
    return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]


def _is_public(name: str) -> bool:
    return not name.startswith("_") or name.startswith("__")


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


if __name__ == "__main__":
    for path in write_stubs(Path("solutions"), Path("exercises")):
        print(path)
