"""`grader.earlier` made from the solutions: what they import from there, taken out of the solutions that define it.

``python -m grader.courses.earlier``, run in the repository, makes ``grader/earlier/`` anew.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from grader.courses.source_blocks import (
    Assignment,
    Block,
    Definition,
    import_blocks,
    join,
    names_used,
    source_block,
    targets,
)

_PACKAGE = "grader.earlier."


def make_modules(solution_sources: dict[str, str]) -> dict[str, str]:
    """Return the source of each module of `grader.earlier`, by its name.

    Parameters
    ----------
    solution_sources : dict of str to str
        Every solution, by its name.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for source in solution_sources.values():
        for statement in ast.parse(source).body:
            if isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith(_PACKAGE):
                exercise = (statement.module or "").removeprefix(_PACKAGE)
                wanted[exercise] |= {alias.name for alias in statement.names}
    return {name: make_module(solution_sources[name], name, names) for name, names in wanted.items()}


def make_module(solution_source: str, exercise: str, names: Iterable[str]) -> str:
    """Return the part of a solution that defines `names`: these, what they use, and the imports for it.

    Parameters
    ----------
    solution_source : str
        A solution, formatted by Ruff. A module made of it is formatted, too.
    exercise : str
        Its name: ``"ex10_pyramid"``.
    names : iterable of str
        Functions and classes that a later exercise needs.

    Raises
    ------
    KeyError
        If the solution defines no such name.
    """
    lines = solution_source.splitlines()
    body = ast.parse(solution_source).body
    defined = {name: statement for statement in body for name in _names_of(statement)}
    kept, missing = set[str](), sorted(names)
    while missing:
        name = missing.pop()
        kept.add(name)
        missing += (names_used(defined[name]) & defined.keys()) - kept
    code = [source_block(lines, statement) for statement in body if kept & set(_names_of(statement))]
    used = set[str]().union(*(names_used(defined[name]) for name in kept))
    imports = import_blocks(lines, body, lambda _, name: name in used)
    title = Block(0, 1, f'"""{", ".join(sorted(names))} of {exercise}, for the exercises after it."""')
    return join([title, *imports, *code], lines, around_definitions=2) + "\n"


def write_modules(solutions: Path, folder: Path) -> list[Path]:
    """Write the modules that the solutions import into `folder`, and return their paths."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted(solutions.glob("ex*.py"))}
    written = []
    for name, source in sorted(make_modules(sources).items()):
        path = folder / f"{name}.py"
        path.write_text(source, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _names_of(statement: ast.stmt) -> list[str]:
    """Return the names that a statement of a module defines."""
    if isinstance(statement, Definition):
        return [statement.name]
    return targets(statement) if isinstance(statement, Assignment) else []


if __name__ == "__main__":
    for path in write_modules(Path("solutions"), Path("grader/earlier")):
        print(path)
