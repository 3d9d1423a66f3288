"""The `grade` command: thin; the work is done in `grader.courses`, the words come from `grader.reports`."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import click

from grader import checks

EXERCISES = "exercises"


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="big-image-exercises")
@click.pass_context
def main(context: click.Context) -> None:
    """Grade exercises on big image data, and count the chunks that answers read.

    Without a command: grade the folder "exercises".
    """
    signal.signal(signal.SIGTERM, _stop)
    if context.invoked_subcommand is None:
        context.invoke(run_command)


@main.command("run")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--seed", type=int, metavar="N", help="Seed of volumes and examples.")
@click.option(
    "--seed-file", type=click.File("r"), metavar="FILE", help='Read the seed from FILE ("-": standard input).'
)
@click.option("--json", "json_file", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report to FILE.")
@click.option("--require", type=int, metavar="N", help="Exit with status 1 if there are fewer than N points.")
@click.option("--seconds", type=float, metavar="S", help="Wall-clock time of each check, on a slow machine.")
@click.option("--in-process", is_flag=True, help="Run answers in the grader's process, for a debugger; no grade.")
@click.option("--require-isolation", is_flag=True, help="Grade nothing where answers are not fully kept apart.")
@click.option("-v", "--verbose", is_flag=True, help="Show the reads of checks that passed, too.")
def run_command(
    paths: Sequence[str] = (),
    seed: int | None = None,
    seed_file: Any = None,
    json_file: str | None = None,
    require: int | None = None,
    seconds: float | None = None,
    in_process: bool = False,
    require_isolation: bool = False,
    verbose: bool = False,
) -> None:
    """Grade exercise files, or folders of them: the answers at PATH, or those in "exercises".

    PATH may also be the name of an exercise: "grade run ex03" grades exercises/ex03_tiff_planes.py.
    """
    from rich.console import Console

    from grader.courses.run import CannotRun, run
    from grader.reports import json_report
    from grader.reports.terminal import print_report
    from grader.reports.words import one_line

    console = Console()
    named = [_exercise_path(path) for path in paths or (EXERCISES,)]
    seed = _seed(seed, seed_file)
    if seed_file is not None and not sys.flags.safe_path and sys.path[:1] in ([""], [str(Path.cwd())]):
        raise click.UsageError(
            "a secret seed is for official runs, and here modules of the current folder would come before the grader's "
            "own: run grade, or python -P -m grader."
        )
    if json_file and len({Path(path) if Path(path).is_dir() else Path(path).parent for path in named}) > 1:
        raise click.UsageError("--json writes the report of one folder: name one folder, or files of one.")
    try:
        with _bar(console) as progress:
            reports = run(
                named,
                seed=seed,
                seconds=seconds,
                in_process=in_process,
                require_isolation=require_isolation,
                progress=progress,
            )
    except CannotRun as error:
        raise click.UsageError(one_line(str(error))) from None
    except KeyboardInterrupt:
        click.echo("Stopped. Nothing is left running.", err=True)
        sys.exit(130)
    for report in reports:
        if len(reports) > 1:
            console.print(f"\n{one_line(report.folder)}", style="bold", markup=False, highlight=False)
        print_report(report, console, verbose=verbose)
    if json_file and len(reports) > 1:
        folders = ", ".join(sorted(one_line(report.folder) for report in reports))
        raise click.UsageError(f"--json writes the report of one folder, and there are answers in {folders}.")
    if json_file:
        try:
            json_report.write(reports[0], json_file)
        except OSError as error:
            raise click.ClickException(str(error)) from None
    if require is not None and any(report.score < require for report in reports):
        sys.exit(1)


@main.command("list")
def list_command() -> None:
    """List the exercises, with their points and checks."""
    from rich.console import Console

    from grader.courses.listing import print_list

    print_list([checks.load(name) for name in checks.names()], Console())


@main.command("hint")
@click.argument("exercise")
def hint_command(exercise: str) -> None:
    """Show a hint for each check of EXERCISE: "grade hint ex03"."""
    from rich.console import Console

    from grader.courses.listing import print_hints

    print_hints(checks.load(_exercise_name(exercise)), Console())


@main.command("verify")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify_command(folder: Path) -> None:
    """Verify the course in FOLDER: stubs unwritten, solutions perfect, every mutant caught for its reason."""
    from rich.console import Console

    from grader.courses import verify

    console = Console()
    for name in ("exercises", "solutions", "tests/mutants"):
        if not (folder / name).is_dir():
            raise click.UsageError(f"{folder / name} is not there: run this in a checkout of the course's repository.")
    try:
        mutants = verify.read_mutants(folder / "tests" / "mutants")
    except (ValueError, OSError, SyntaxError) as error:
        raise click.UsageError(str(error)) from None
    with _bar(console) as progress:
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


def _exercise_path(path: str) -> str:
    """Return the file or folder that the user means."""
    if "[" in path or "::" in path:
        raise click.UsageError(f"{path!r} cannot be graded: rename it, without [ and :: in its name.")
    if Path(path).exists():
        if Path(path).is_file() and Path(path).stem not in checks.names():
            raise click.UsageError(
                f"{path} is no exercise: its name must be one of those that 'grade list' shows, "
                f"such as {checks.names()[0]}.py."
            )
        return path
    name = checks.find(path) if os.sep not in path else None
    file = Path(EXERCISES, f"{name}.py")
    if name and file.exists():
        return str(file)
    if path == EXERCISES:
        raise click.UsageError(
            'there is no folder "exercises" here: go to the folder of the course, or name a path: grade run PATH.'
        )
    raise click.UsageError(f"{path} is not there: name an exercise file, a folder of them, or one such as ex03.")


def _exercise_name(word: str) -> str:
    name = checks.find(word)
    if name is None:
        raise click.UsageError(f"there is no exercise {word}: 'grade list' shows them all.")
    return name


def _seed(seed: int | None, seed_file: Any) -> int | None:
    if seed_file is None:
        return seed
    if seed is not None:
        raise click.UsageError("give --seed or --seed-file, not both.")
    try:
        return int(seed_file.read())
    except (ValueError, UnicodeDecodeError):
        raise click.UsageError(f"{seed_file.name} does not hold a whole number.") from None


def _bar(console: Any) -> Any:
    from grader.reports.progress import Bar

    return Bar(console)


def _stop(signum: int, frame: FrameType | None) -> None:
    """End as on Ctrl-C, so that workers and folders go."""
    raise KeyboardInterrupt
