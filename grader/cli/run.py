"""`grade run`: grade answers."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from grader import checks
from grader.cli.answers import named_answers
from grader.cli.common import course_settings, read_seed, settings_option
from grader.cli.services import Services, no_commands, service_options
from grader.marking.settings import BadSettings


@click.command("run")
@click.argument("paths", nargs=-1, metavar="[PATH|EXERCISE [FUNCTION]...]...")
@click.option("--seed", type=int, metavar="N", help="Seed of volumes and examples.")
@click.option(
    "--seed-file", type=click.File("r"), metavar="FILE", help='Read the seed from FILE ("-": standard input).'
)
@settings_option
@click.option("--json", "json_file", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report to FILE.")
@click.option("--html", "html_file", type=click.Path(dir_okay=False), metavar="FILE", help="Write a page to FILE.")
@service_options
@click.option("--require", type=int, metavar="N", help="Exit with status 1 if there are fewer than N points.")
@click.option("--seconds", type=float, metavar="S", help="Processor time of each check, on a slow machine.")
@click.option("--in-process", is_flag=True, help="Run answers in the grader's process, for a debugger; no grade.")
@click.option("--require-isolation", is_flag=True, help="Grade nothing where answers are not fully kept apart.")
@click.option("-v", "--verbose", is_flag=True, help="Show the reads of checks that passed, too.")
def run_command(
    paths: Sequence[str] = (),
    seed: int | None = None,
    seed_file: Any = None,
    settings_file: Path | None = None,
    json_file: str | None = None,
    html_file: str | None = None,
    github: bool = False,
    classroom: bool = False,
    classroom50: str | None = None,
    gradescope: str | None = None,
    require: int | None = None,
    seconds: float | None = None,
    in_process: bool = False,
    require_isolation: bool = False,
    verbose: bool = False,
) -> None:
    """Grade answers: exercise files, or folders of them.

    Without PATH: the folder "exercises".

    An exercise may be named for short: "grade run ex03" grades exercises/ex03_tiff_planes.py, and "grade run ex03
    read_crop" the checks of one function; a check may be named, too.

    Where the points count (--require-isolation, --seed-file, --require, a service, settings that name exercises), an
    exercise that is not in the folder has no points.
    """
    from rich.console import Console

    from grader.courses.run import CannotRun, run
    from grader.courses.steps import keep_results
    from grader.courses.submission import asked_for, completed, not_graded
    from grader.reports.files import UnwritableReport, can_be_replaced, write_text
    from grader.reports.json_report import to_json
    from grader.reports.model import Report
    from grader.reports.progress import Bar
    from grader.reports.terminal import print_report
    from grader.reports.words import one_line, short_name

    console = Console()
    services = Services(github, classroom, classroom50, gradescope)
    services.check()
    if services.asked and in_process:
        raise click.UsageError(f"a run in this process is no grade: leave out --in-process or {services.asked}.")
    named = named_answers(paths, may_be_missing=bool(services.asked))
    if services.asked and any("::" in node for node in named):
        raise click.UsageError(f"{services.asked} is for whole exercises: leave out the names of functions and checks.")
    seed = read_seed(seed, seed_file)
    # A submission may lie in the current folder: an official run takes its settings from nowhere but the command line.
    official = seed_file is not None or require_isolation
    settings = course_settings(settings_file, look_here=not official)
    if seed_file is not None and not sys.flags.safe_path and sys.path[:1] in ([""], [str(Path.cwd())]):
        raise click.UsageError(
            "a secret seed is for official runs, and here modules of the current folder would come before the grader's "
            "own: run grade, or python -P -m grader."
        )
    whole = not any("::" in node for node in named)
    counts = bool(services.asked or official or require is not None or settings.exercises != checks.names())
    files = asked_for(named, settings) if counts and whole else []
    if services.asked:
        named = [str(file) for file in files if file.is_file()]
    documents = {"--json": json_file, "--html": html_file, services.asked: services.asked}
    asked = next((option for option, file in documents.items() if file), "")
    folders = {file.parent for file in files} or {
        path if path.is_dir() else path.parent for path in (Path(node.partition("::")[0]) for node in named)
    }
    if asked and len(folders) > 1:
        raise click.UsageError(f"{asked} writes the report of one folder: name one folder, or files of one.")
    if services.asked and not files:
        raise click.UsageError("what you named is no exercise of this course: 'grade list' shows those that are.")

    told = seed is not None and not official  # --seed alone is no secret

    def handed_out(report: Report) -> Report:
        report = completed(report, files, settings)
        return report if told else replace(report, seed=None)

    def keep(report: Report) -> None:
        with suppress(UnwritableReport):  # it is told at the end
            write_text(to_json(handed_out(report)), str(json_file))

    def grade() -> list[Report]:
        with Bar(console) as progress:
            return run(
                named,
                seed=seed,
                seconds=seconds,
                in_process=in_process,
                require_isolation=require_isolation,
                settings=settings,
                progress=None if in_process else progress,
                keep=keep if json_file and can_be_replaced(json_file) else None,
            )

    try:
        reports = grade() if named or not services.asked else [Report(str(files[0].parent), ())]
    except (CannotRun, BadSettings) as error:
        sentence = one_line(str(error))
        if services.asked:
            services.hand_over(not_graded(files, settings, sentence))
        raise click.UsageError(sentence) from None
    except KeyboardInterrupt:
        click.echo("Stopped. Nothing is left running.", err=True)
        sys.exit(130)
    if not official and not services.asked:
        keep_results(reports)
    graded = {exercise.name for report in reports for exercise in report.exercises}
    reports = [handed_out(report) for report in reports]
    with no_commands():
        for report in reports if named else ():
            if len(reports) > 1:
                console.print(f"\n{one_line(report.folder)}", style="bold", markup=False, highlight=False)
            print_report(report, console, verbose=verbose)
    missing = [file.name for file in files if file.stem not in graded]
    if missing:
        click.echo(f"Not there, so without points: {', '.join(missing)}.")
    elif whole and not files and any(Path(path).is_dir() for path in named):
        absent = [name for name in settings.exercises if name not in graded]
        if absent:
            click.echo(f"Not there, and not counted here: {', '.join(map(short_name, absent))}.")
    if asked and len(reports) > 1:
        several = ", ".join(sorted(one_line(report.folder) for report in reports))
        raise click.UsageError(f"{asked} writes the report of one folder, and there are answers in {several}.")
    try:
        if json_file:
            write_text(to_json(reports[0]), json_file)
        if html_file:
            from grader.reports.html import page

            write_text(page(reports[0]), html_file)
    except UnwritableReport as error:
        raise click.ClickException(str(error)) from None
    services.hand_over(reports[0])
    if require is not None and any(report.score < require for report in reports):
        sys.exit(1)
