"""`grade verify`: is the course itself sound?"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from grader.courses.verify import Entry


@click.command("verify")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", "words", multiple=True, metavar="EXERCISE", help="Only this exercise (may be given again).")
@click.option("--ledger", "show_ledger", is_flag=True, help="Print each demand, its example and its wrong answers.")
@click.option("--seed", type=int, metavar="N", help="Seed of volumes and examples (default: the students').")
@click.option("--seeds", default=1, type=click.IntRange(1), metavar="N", help="Repeat with N seeds; tell what differs.")
def verify_command(folder: Path, words: tuple[str, ...], show_ledger: bool, seed: int | None, seeds: int) -> None:
    """Show whether the course in FOLDER is sound.

    Stubs are unwritten, solutions perfect, and every wrong answer is caught for its reason.
    """
    from rich.console import Console

    from grader import checks
    from grader.courses import verify
    from grader.reports.progress import Bar

    console = Console()
    for name in ("exercises", "solutions", "tests/mutants"):
        if not (folder / name).is_dir():
            raise click.UsageError(f"{folder / name} is not there: run this in a checkout of the course's repository.")
    names = [_exercise(word) for word in words] or list(checks.names())
    try:
        mutants = [one for one in verify.read_mutants(folder / "tests" / "mutants") if one.exercise in names]
    except (ValueError, OSError, SyntaxError) as error:
        raise click.UsageError(str(error)) from None
    stubs, solutions = (_files(folder / room, names) for room in ("exercises", "solutions"))

    def answers(seed: int | None, progress: Bar) -> "tuple[list[verify.Finding], list[verify.Finding]]":
        right = verify.verify_solutions(solutions, progress, seed)
        return right, verify.verify_mutants(mutants, folder / "solutions", progress, seed)

    with Bar(console) as progress:
        written = verify.verify_stubs(stubs, progress)
        right, wrong = answers(seed, progress)
        differing = []
        for other in range((seed or 0) + 1, (seed or 0) + seeds):
            again = [one for found in answers(other, progress) for one in found]
            differing += verify.differing([*right, *wrong], again, other)
    findings = [*written, *right, *wrong]
    faults = [f"{finding.what}: {fault}" for finding in findings for fault in finding.faults]
    faults += [f"check {check}: no mutant breaks it" for check in verify.unbroken(mutants, names)]
    faults += verify.unpinned(mutants, wrong)
    entries = verify.ledger(mutants, wrong, names)
    faults += [
        f"{one.exercise}::{one.check}: no mutant breaks {one.demand.says!r}" for one in entries if not one.mutants
    ]
    faults += map(str, differing)
    if show_ledger:
        _print_ledger(entries)
    for fault in faults:
        click.echo(fault)
    kinds = ("stub", "solution", "mutant")
    counts = ", ".join(f"{sum(f.what.startswith(kind) for f in findings)} {kind}s" for kind in kinds)
    tried = f" at {seeds} seeds" if seeds > 1 else ""
    said = "all as they must be" if not faults else f"{len(faults)} faults"
    click.echo(f"Verified {counts}, {len(entries)} demands{tried}: {said}.")
    sys.exit(1 if faults else 0)


def _exercise(word: str) -> str:
    from grader import checks

    name = checks.find(word)
    if name is None:
        raise click.UsageError(f"There is no exercise {word!r}. Those there are: grade list.")
    return name


def _files(folder: Path, names: Sequence[str]) -> list[Path]:
    files = [folder / f"{name}.py" for name in names]
    return [file for file in files if file.is_file()]


def _print_ledger(entries: "Sequence[Entry]") -> None:
    where = ""
    for one in entries:
        if where != (where := f"{one.exercise}::{one.check}"):
            click.echo(where)
        example = ", ".join(map(repr, one.demand.args)) or "an example of the check's own"
        click.echo(f"  {one.demand.says}\n    example: {example}\n    broken by: {', '.join(one.mutants) or 'nothing'}")
