"""`grade release`: make what students get."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import checks
from grader.cli.common import course_settings, settings_option
from grader.marking.settings import TRACKS, BadSettings, Settings, of_track

if TYPE_CHECKING:
    from grader.courses.release.placing import Placed

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("release")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--track", type=click.Choice(list(TRACKS)), help="The exercises of a shorter course.")
@click.option(
    "--grader", "spec", metavar="SPEC", help="Install this requirement or address, not a wheel of this checkout."
)
@settings_option
@click.option("--classroom50", type=_FOLDER, metavar="DIR", help="Put what Classroom 50 runs into another folder.")
@click.option(
    "--gradescope", type=click.Path(dir_okay=False, path_type=Path), metavar="ZIP", help="Write Gradescope's archive."
)
@click.option("--force", is_flag=True, help="Write also over files that were changed.")
def release_command(
    folder: Path,
    track: str | None,
    spec: str | None,
    settings_file: Path | None,
    classroom50: Path | None,
    gradescope: Path | None,
    force: bool,
) -> None:
    """Make a repository for students in DIR, or renew it.

    Run this in a checkout of the course's repository. Files that somebody changed in DIR are kept, and named.
    """
    from grader.courses.listing import course_words
    from grader.courses.release import contents, wheel
    from grader.courses.release.archive import write_archive
    from grader.courses.release.placing import place

    checkout = Path.cwd()
    for name in ("exercises", "solutions", "grader", "pyproject.toml"):
        if not Path(name).exists():
            raise click.UsageError(f"{name} is not there: run this in a checkout of the course's repository.")
    for target in filter(None, (folder, classroom50)):
        _check_apart(target, checkout)
    settings = _settings(settings_file, track)
    try:
        stubs = contents.make_stubs(checkout / "solutions", settings)
        grader = wheel.named(spec) if spec is not None else wheel.built(checkout, settings.exercises)
        placed = place(contents.student_repository(stubs, settings, grader), folder, force=force)
        exercises = [settings.load(name) for name in settings.exercises]
        click.echo(f"{folder}: a student repository with {course_words(exercises)}.")
        _tell(placed)
        if classroom50:
            placed = place(contents.classroom50(settings, grader), classroom50, force=force)
            click.echo(f"{classroom50}: copy it to CLASSROOM/autograders/ASSIGNMENT in your classroom50 repository.")
            _tell(placed)
        if gradescope:
            write_archive(contents.gradescope(settings, grader), gradescope, force=force)
            click.echo(f"{gradescope}: upload it as the autograder of your Gradescope assignment.")
    except (wheel.CannotRelease, BadSettings) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or folder}: {error.strerror or error}.") from None


def _settings(file: Path | None, track: str | None) -> Settings:
    settings = course_settings(file)
    if track is None:
        return settings
    if settings.exercises != checks.names():
        raise click.UsageError("the settings name exercises, and --track does: give one of the two.")
    exercises = of_track(track)
    for name in settings.weights:
        if name not in exercises:
            raise click.UsageError(f"the settings give {name} a weight, but it is not in the track {track}.")
    return replace(settings, exercises=exercises)


def _check_apart(folder: Path, checkout: Path) -> None:
    """Raise if a release would be written into the course's own folders."""
    target = folder.resolve()
    own = [checkout.resolve() / name for name in ("exercises", "solutions", "grader", "tests")]
    if target == checkout.resolve() or any(target.is_relative_to(one) for one in own):
        raise click.UsageError(f"{folder} is part of this checkout: name another folder.")


def _tell(placed: "Placed") -> None:
    """Say what became of the files: how many, and which where somebody's work is concerned."""
    from grader.reports.words import counted

    counts = {"new": placed.new, "updated": placed.updated, "unchanged": placed.same}
    told = [f"{len(paths)} {name}" for name, paths in counts.items() if paths]
    click.echo(f"  {counted(sum(map(len, counts.values())), 'file')}: {', '.join(told) or 'none'}")
    named = {
        "no longer part of it, removed": placed.removed,
        "written over": placed.overwritten,
        "kept, changed since": placed.kept,
    }
    for what, paths in named.items():
        for path in paths:
            click.echo(f"  {what}: {path}")
