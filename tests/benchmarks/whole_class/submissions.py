"""The class: right, unwritten, wrong and hostile answers to ex01 to ex05, as notebooks, the same each time."""

import ast
import json
import random
from pathlib import Path

from grader import checks
from grader.courses.nbgrader.notebook import make_notebook
from grader.courses.nbgrader.source_cells import clear, cut
from tests.benchmarks.timing import REPOSITORY

EXERCISES = tuple(name for name in checks.names() if "ex01" <= name < "ex06")

ATTACKED = "ex03_tiff_planes"
ATTACKS = (
    "ends_with_success",
    "aborts",
    "swallows_every_exception",
    "exits_in_a_thread",
    "loads_for_ever",
    "forged_traceback",
)


def write_class(folder: Path, n: int) -> dict[str, list[str]]:
    """Write `n` submissions as nbgrader's ``submitted/`` has them; return what each exercise of each student is."""
    kinds: dict[str, list[str]] = {}
    for number in range(n):
        student = f"student{number:03}"
        chosen = random.Random(number)
        kinds[student] = []
        for exercise in EXERCISES:
            mutants = sorted((REPOSITORY / "tests" / "mutants" / exercise).glob("*.py"))
            kind = chosen.choices(["solution", "stub", "mutant"], [45, 15, 40])[0]
            put_behind = chosen.choice(mutants).read_text("utf-8") if kind == "mutant" else ""
            if exercise == ATTACKED and number % 16 == 5:
                kind = ATTACKS[number // 16 % len(ATTACKS)]
                put_behind = (REPOSITORY / "tests" / "attacks" / exercise / f"{kind}.py").read_text("utf-8")
            kinds[student].append(kind)
            file = folder / student / exercise / f"{exercise}.ipynb"
            file.parent.mkdir(parents=True)
            file.write_text(json.dumps(notebook(exercise, put_behind, stub=kind == "stub")), encoding="utf-8")
    return kinds


def notebook(exercise: str, put_behind: str = "", *, stub: bool = False) -> dict:
    """Return the notebook of a student who wrote the reference answer, or nothing; with other definitions behind."""
    solution = (REPOSITORY / "solutions" / f"{exercise}.py").read_text("utf-8")
    made = json.loads(make_notebook(solution, checks.load(exercise)))
    sources = {cell.place: clear(cell.source)[0] if stub else cell.source for cell in cut(solution)}
    for place, source in _by_place(put_behind, list(sources)):
        sources[place] += f"\n\n\n{source}"
    for cell in made["cells"]:
        place = cell["id"].partition("-")[2].removeprefix("answer-")
        if place in sources:
            cell["source"] = sources[place]
    return made


def _by_place(source: str, places: list[str]) -> list[tuple[str, str]]:
    """Return each statement with the cell into which a student would write it."""
    found = []
    for statement in ast.parse(source).body[1:]:  # the first is the docstring
        text = ast.unparse(statement)
        if isinstance(statement, ast.Import | ast.ImportFrom):
            found.append(("imports", text))
            continue
        used = [node.id for node in ast.walk(statement) if isinstance(node, ast.Name)]
        defined = next((name for name in [getattr(statement, "name", ""), *used] if name in places), "helpers")
        found.append((defined, text))
    return found
