"""`grade class`: grade a folder of submissions."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.common import course_settings, read_seed, settings_option
from grader.marking.settings import BadSettings, Settings

if TYPE_CHECKING:
    from grader.courses.whole_class.grade_class import Outcome

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("class")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out", type=_FOLDER, default="class-report", metavar="DIR", help="Where everything goes (default: class-report)."
)
@click.option("--roster", type=_FILE, metavar="CSV", help="Who is in the class: user names, names, addresses.")
@click.option("--csv", "csv_file", type=_FILE, metavar="FILE", help="Write the points to FILE, not to DIR/grades.csv.")
@click.option(
    "--canvas", type=_FILE, metavar="EXPORT", help="Fill the points into a copy of this Canvas export, DIR/canvas.csv."
)
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Grade N at a time (default: one for each CPU).")
@click.option("--scheduler", metavar="ADDRESS", help="Grade on the Dask cluster of this scheduler.")
@settings_option
@click.option("--seed", type=int, metavar="N", help="Seed of volumes and examples.")
@click.option(
    "--seed-file", type=click.File("r"), metavar="FILE", help='Read the seed from FILE ("-": standard input).'
)
@click.option("--regrade", is_flag=True, help="Grade again what has changed since it was graded.")
@click.option("--require-isolation", is_flag=True, help="Grade nothing where answers are not fully kept apart.")
def class_command(
    folder: Path,
    out: Path,
    roster: Path | None,
    csv_file: Path | None,
    canvas: Path | None,
    jobs: int | None,
    scheduler: str | None,
    settings_file: Path | None,
    seed: int | None,
    seed_file: Any,
    regrade: bool,
    require_isolation: bool,
) -> None:
    """Grade the submissions in FOLDER, as they came in.

    Each report is kept as soon as it is finished: a run that was stopped goes on where it was. DIR/index.html shows the
    class, DIR/grades.csv has a line for each student.
    """
    from rich.console import Console

    from grader.courses.whole_class.canvas import BadExport, check_export
    from grader.courses.whole_class.grade_class import Course, NoSubmissions, grade_class
    from grader.courses.whole_class.kept import InUse, Kept
    from grader.courses.whole_class.processes import NoCluster
    from grader.courses.whole_class.roster import BadRoster, read_roster
    from grader.reports.class_progress import ClassBar
    from grader.reports.files import UnwritableReport
    from grader.reports.words import one_line

    if jobs and scheduler:
        raise click.UsageError("give --jobs or --scheduler, not both: a cluster has as many workers as it has.")
    # Here may be in a submission; beside the submissions is the class's own place.
    inside = Path.cwd().resolve().is_relative_to(folder.resolve()) and not Path.cwd().samefile(folder)
    settings = course_settings(settings_file, look_here=not inside)
    try:
        seed = read_seed(seed, seed_file)
        seed = settings.seed() if seed is None else seed
        people = read_roster(roster) if roster else None
        if canvas:
            check_export(canvas, _max_points(settings))
        course = Course(settings, seed, require_isolation, jobs or _cpus(), scheduler or "")
        with ClassBar(Console(stderr=True)) as progress:
            outcome = grade_class(folder, Kept(out), course, people, regrade=regrade, progress=progress)
        _write(outcome, out, csv_file, canvas, settings)
    except (BadRoster, BadSettings, BadExport, NoCluster, NoSubmissions, InUse) as error:
        raise click.UsageError(one_line(str(error))) from None
    except UnwritableReport as error:
        raise click.UsageError(f"{one_line(str(error))} What is finished is kept.") from None
    except OSError as error:
        raise click.UsageError(f"{error.filename or out}: {error.strerror or error}.") from None
    except KeyboardInterrupt:
        click.echo(
            "Stopped. Nothing is left running; what is finished is kept, and the same command goes on.", err=True
        )
        sys.exit(130)


def _write(outcome: "Outcome", out: Path, csv_file: Path | None, canvas: Path | None, settings: Settings) -> None:
    """Write tables and page, and say what came of it."""
    from grader.courses.whole_class.canvas import fill
    from grader.reports.class_csv import to_csv
    from grader.reports.class_page import class_page, summary
    from grader.reports.files import write_bytes, write_text
    from grader.reports.words import counted, one_line

    table = csv_file or out / "grades.csv"
    write_text(to_csv(outcome.graded), table)
    write_text(class_page(outcome.graded), out / "index.html")
    click.echo(summary(outcome.graded))
    for row in outcome.graded.rows:
        if not row.points:
            click.echo(f"No grade: {row.student}: {row.remark}")
    if outcome.n_changed:
        changed = counted(outcome.n_changed, "submission")
        click.echo(f"{changed} changed since (or seed, settings, grader did): --regrade grades again.")
    click.echo(f"The class: {out / 'index.html'}\nPoints: {table}")
    if canvas:
        filled = fill(canvas, outcome.scores, _max_points(settings))
        write_bytes(filled.content, out / "canvas.csv")
        click.echo(f"For Canvas: {out / 'canvas.csv'}, with the points of {counted(filled.n_students, 'student')}")
        for note in filled.notes:
            click.echo(one_line(note))


def _cpus() -> int:
    """Return how many CPUs this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _max_points(settings: Settings) -> dict[str, int]:
    """Return what each exercise earns at most, and all but the bonus by ``""``."""
    exercises = [settings.load(name) for name in settings.exercises]
    return {one.name: one.points for one in exercises} | {"": sum(one.points for one in exercises if not one.bonus)}
