"""`grader.earlier` made from the solutions: what they import from there, taken out of the solutions that define it.

``python -m grader.courses.earlier``, run in the repository, makes ``grader/earlier/`` anew: the modules, packed, and
for each a ``.pyi`` with what an editor shows of it.
"""

import ast
import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from grader.courses.source_blocks import (
    Assignment,
    Block,
    Definition,
    end_of_head,
    first_line,
    import_blocks,
    is_public,
    join,
    names_used,
    source_block,
    targets,
)
from grader.earlier import PACKED

_PACKAGE = "grader.earlier."


def make_modules(solution_sources: dict[str, str], exercises: Collection[str] | None = None) -> dict[str, str]:
    """Return the source of each module of `grader.earlier`, by its name.

    Parameters
    ----------
    solution_sources : dict of str to str
        Every solution, by its name.
    exercises : collection of str, optional
        Those of a course: what only others need is left out.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for name in solution_sources if exercises is None else exercises:
        for statement in ast.parse(solution_sources[name]).body:
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


def make_interface(source: str) -> str:
    """Return what a module shows of itself (``.pyi``): its public names, with signatures and docstrings, and no code.

    Parameters
    ----------
    source : str
        A module, formatted by Ruff.

    Raises
    ------
    ValueError
        If a public function has no docstring, or a public attribute no type that can be told from its first value.
    """
    lines = source.splitlines()
    title, *body = ast.parse(source).body
    code = list(_declarations(lines, body))
    used = names_used(ast.parse("\n".join(block.text for block in code)))
    imports = import_blocks(lines, body, lambda _, name: name in used)
    return join([source_block(lines, title), *imports, *code], lines, around_definitions=1) + "\n"


def pack(sources: dict[str, str]) -> bytes:
    """Return a zip archive of modules, by their names: the same for the same sources."""
    archive = io.BytesIO()
    with ZipFile(archive, "w") as packed:
        for name, source in sorted(sources.items()):
            packed.writestr(ZipInfo(f"{name}.py"), source, ZIP_DEFLATED)
    return archive.getvalue()


def write_modules(solutions: Path, folder: Path, exercises: Collection[str] | None = None) -> list[Path]:
    """Write the modules that a course's solutions import into `folder`, with their interfaces; return the paths."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(solutions.glob("ex*.py"))}
    sources = make_modules(texts, exercises)
    for path in folder.glob("ex*.pyi"):
        path.unlink()
    packed = folder / PACKED.name
    packed.write_bytes(pack(sources))
    interfaces = {folder / f"{name}.pyi": make_interface(source) for name, source in sorted(sources.items())}
    for path, interface in interfaces.items():
        path.write_text(interface, encoding="utf-8", newline="\n")
    return [packed, *interfaces]


def _declarations(lines: Sequence[str], body: Iterable[ast.stmt]) -> Iterator[Block]:
    """Yield the public constants, functions and classes of a module or class, without their code."""
    for statement in body:
        if isinstance(statement, Definition) and is_public(statement.name):
            yield _declaration(lines, statement)
        elif isinstance(statement, Assignment) and all(map(is_public, targets(statement))):
            yield source_block(lines, statement)


def _declaration(lines: Sequence[str], definition: Definition) -> Block:
    assert definition.end_lineno is not None
    first, indent = first_line(lines, definition), " " * (definition.col_offset + 4)
    text = "\n".join(lines[first - 1 : end_of_head(lines, definition, definition.name)])
    if isinstance(definition, ast.ClassDef):
        attributes = [f"{indent}{name}: {type_}" for name, type_ in dict(_attributes(definition)).items()]
        members = [block.text for block in _declarations(lines, definition.body)]
        text = "\n\n".join(filter(None, [text, "\n".join(attributes), *members]))
    else:
        text += f"\n{indent}..."
    return Block(first, definition.end_lineno, text, defines=True)


def _attributes(definition: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield the public attributes that ``__init__`` sets, each with its type."""
    inits = [member for member in definition.body if isinstance(member, ast.FunctionDef) and member.name == "__init__"]
    for statement in (statement for init in inits for statement in ast.walk(init)):
        if isinstance(statement, Assignment):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            if isinstance(target, ast.Attribute) and is_public(target.attr):
                yield target.attr, _type_of(statement)


def _type_of(assignment: Assignment) -> str:
    """Return the type that an assignment says, or that of the constant that it assigns."""
    if isinstance(assignment, ast.AnnAssign):
        return ast.unparse(assignment.annotation)
    if isinstance(assignment.value, ast.Constant):
        return type(assignment.value.value).__name__
    raise ValueError(f"line {assignment.lineno}: write down the type, for nobody sees the code")


def _names_of(statement: ast.stmt) -> list[str]:
    """Return the names that a statement of a module defines."""
    if isinstance(statement, Definition):
        return [statement.name]
    return targets(statement) if isinstance(statement, Assignment) else []


if __name__ == "__main__":
    for path in write_modules(Path("solutions"), Path("grader/earlier")):
        print(path)
