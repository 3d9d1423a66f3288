"""`grade verify`: is the course itself sound?"""

import sys
from pathlib import Path

import click


@click.command("verify")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify_command(folder: Path) -> None:
    """Verify the course in FOLDER: stubs unwritten, solutions perfect, every mutant caught for its reason."""
    from rich.console import Console

    from grader.courses import verify
    from grader.reports.progress import Bar

    console = Console()
    for name in ("exercises", "solutions", "tests/mutants"):
        if not (folder / name).is_dir():
            raise click.UsageError(f"{folder / name} is not there: run this in a checkout of the course's repository.")
    try:
        mutants = verify.read_mutants(folder / "tests" / "mutants")
    except (ValueError, OSError, SyntaxError) as error:
        raise click.UsageError(str(error)) from None
    with Bar(console) as progress:
        findings = verify.verify_stubs(folder / "exercises", progress)
        findings += verify.verify_solutions(folder / "solutions", progress)
        findings += verify.verify_mutants(mutants, folder / "solutions", progress)
    faults = [f"{finding.what}: {fault}" for finding in findings for fault in finding.faults]
    faults += [f"check {check}: no mutant breaks it" for check in verify.unbroken(mutants)]
    for fault in faults:
        click.echo(fault)
    kinds = ("stub", "solution", "mutant")
    counts = ", ".join(f"{sum(f.what.startswith(kind) for f in findings)} {kind}s" for kind in kinds)
    click.echo(f"Verified {counts}: {'all as they must be' if not faults else f'{len(faults)} faults'}.")
    sys.exit(1 if faults else 0)
