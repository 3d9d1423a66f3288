"""Exercises made from solutions: all that teaches stays, all that answers goes.

``python -m grader.courses.stubs``, run in the repository, makes ``exercises/`` anew.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from grader.courses.source_blocks import (
    Assignment,
    Block,
    Definition,
    Import,
    end_of_head,
    first_line,
    import_blocks,
    is_public,
    join,
    names_used,
    source_block,
    targets,
)

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
    used = names_used(ast.parse("\n".join(block.text for block in code)))
    imports = import_blocks(lines, module.body, lambda package, name: package in ALWAYS_IMPORTED or name in used)
    return join([docstring, *imports, *code], lines, around_definitions=2) + "\n"


def write_stubs(solutions: Path, exercises: Path) -> list[Path]:
    """Write the exercise for each solution ``ex*.py`` into the folder `exercises`, and return their paths."""
    exercises.mkdir(exist_ok=True)
    written = []
    for solution in sorted(solutions.glob("ex*.py")):
        exercise = exercises / solution.name
        exercise.write_text(make_stub(solution.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        written.append(exercise)
    return written


def _code_blocks(lines: Sequence[str], body: Iterable[ast.stmt], owner: str = "") -> Iterator[Block]:
    """Yield what a stub keeps of a module or class: all but the imports."""
    kept = True
    for statement in body:
        if isinstance(statement, Import):
            continue
        if isinstance(statement, Definition):
            if is_public(statement.name):
                yield _definition_block(lines, statement, owner)
        elif isinstance(statement, Assignment):
            kept = all(is_public(name) for name in targets(statement))
            if kept:
                yield assignment_block(lines, statement)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            # A docstring, or the description of the constant above, which shares that one's fate.
            if kept:
                yield source_block(lines, statement)
        else:
            raise ValueError(f"line {statement.lineno}: a stub cannot keep this statement")


def _definition_block(lines: Sequence[str], definition: Definition, owner: str) -> Block:
    """Return a function that is not written yet, or a class of such methods."""
    name = f"{owner}{definition.name}"
    first = first_line(lines, definition)
    head = lines[first - 1 : end_of_head(lines, definition, name)]
    if isinstance(definition, ast.ClassDef):
        members = list(_code_blocks(lines, definition.body, owner=f"{name}."))
        # The docstring is part of the head and, as a member, only sets the distance to the next one.
        text = "\n".join(head[: members[0].first - first]) + "\n" + join(members, lines, around_definitions=1)
    else:
        indent = " " * (definition.col_offset + 4)
        text = "\n".join([*head, f'{indent}raise NotImplementedError("{name}: not written yet")'])
    assert definition.end_lineno is not None
    return Block(first, definition.end_lineno, text, defines=True)


def assignment_block(lines: Sequence[str], assignment: Assignment) -> Block:
    """Return a public constant; ``ANSWERS`` with its questions only."""
    block = source_block(lines, assignment)
    if targets(assignment) != ["ANSWERS"] or not isinstance(assignment.value, ast.Dict):
        return block
    text = block.text.splitlines()
    for value in reversed(assignment.value.values):
        if value.end_lineno != value.lineno:
            raise ValueError(f"line {value.lineno}: an answer has more than one line")
        # Columns of the syntax tree are bytes, not letters.
        line = text[value.lineno - block.first].encode()
        text[value.lineno - block.first] = (line[: value.col_offset] + b'""' + line[value.end_col_offset :]).decode()
    return Block(block.first, block.last, "\n".join(text))


if __name__ == "__main__":
    for path in write_stubs(Path("solutions"), Path("exercises")):
        print(path)
