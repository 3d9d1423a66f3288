"""`grade nbgrader`: make a course for nbgrader."""

from pathlib import Path

import click

from grader.cli.common import course_settings, settings_option
from grader.marking.settings import FILE, BadSettings


@click.command("nbgrader")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@settings_option
@click.option("--force", is_flag=True, help="Write also over files that were changed.")
def nbgrader_command(folder: Path, settings_file: Path | None, force: bool) -> None:
    """Make an nbgrader course in DIR, or bring it up to date.

    Run this in a checkout of the course's repository. Files that somebody changed in DIR are kept, and named.
    Settings are those of DIR, if it has some.
    """
    from grader.courses.release.placing import place
    from grader.courses.release.wheel import CannotRelease
    from grader.reports.words import counted

    try:
        from grader.courses.nbgrader.course import course_files, seed_of
    except ImportError:
        raise click.UsageError('this needs nbgrader: pip install "big-image-exercises[nbgrader]".') from None
    here = folder / FILE
    settings = course_settings(settings_file or (here if here.exists() else None))
    try:
        solutions = {name: _solution(name) for name in settings.exercises}
        files = course_files(solutions, settings, seed_of(settings, folder))
        if settings_file is None and here.exists():
            files[FILE] = here.read_bytes()
        placed = place(files, folder, force=force)
    except (CannotRelease, BadSettings) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror or error}.") from None
    for paths, became in ((placed.updated, "brought up to date"), (placed.overwritten, "written over")):
        if paths:
            click.echo(f"{counted(len(paths), 'file')} {became}: {', '.join(paths)}.")
    if placed.kept:
        click.echo(f"Kept, because somebody changed them (--force writes over them): {', '.join(placed.kept)}.")
    first, n_exercises = settings.exercises[0], counted(len(settings.exercises), "exercise")
    click.echo(f"{folder}: an nbgrader course of {n_exercises}. Keep seed.txt to yourself.")
    click.echo(f"Next: cd {folder}, then nbgrader generate_assignment {first}; give out release/{first}.")
    if settings.deadline:
        click.echo(f'For late answers: nbgrader db assignment add {first} --duedate "{settings.deadline}".')


def _solution(name: str) -> str:
    file = Path("solutions", f"{name}.py")
    if not file.exists():
        raise click.UsageError(f"{file} is not there: run this in a checkout of the course's repository.")
    return file.read_text(encoding="utf-8")
