"""`grade figure`: the module's figure, of the reads of the student's own viewer."""

from pathlib import Path

import click

from grader.cli.answers import EXERCISES

_File = click.Path(dir_okay=False)


@click.command("figure")
@click.argument("folder", default=EXERCISES, metavar="[FOLDER]")
@click.option("--svg", "svg_file", type=_File, metavar="FILE", help="Write the figure as SVG (default: figure.svg).")
@click.option("--png", "png_file", type=_File, metavar="FILE", help="Write it as PNG; needs Pillow.")
def figure_command(folder: str, svg_file: str | None, png_file: str | None) -> None:
    """Draw the chunks that your own viewer read.

    An overview, a slice at an angle and a view from nearby: the tour of ex16 in FOLDER (default: "exercises") is
    graded, and its access log drawn; or else the zoom of ex14.
    """
    from importlib.util import find_spec

    from rich.console import Console

    from grader.courses.figure import NoFigure, draw
    from grader.courses.run import CannotRun
    from grader.reports.files import UnwritableReport, write_bytes, write_text
    from grader.reports.scene import to_png, to_svg
    from grader.reports.words import one_line

    if not Path(folder).is_dir():
        raise click.UsageError(f"{one_line(folder)} is no folder: name the one with the answers.")
    if png_file and find_spec("PIL") is None:
        raise click.UsageError('a PNG needs Pillow: pip install "big-image-exercises[figure]", or take --svg.')
    try:
        with Console(stderr=True).status("Grading the tour, and drawing what it read …"):
            scene = draw(Path(folder))
    except (NoFigure, CannotRun) as error:
        raise click.UsageError(one_line(str(error))) from None
    try:
        if png_file:
            write_bytes(to_png(scene), png_file)
        if svg_file or not png_file:
            write_text(to_svg(scene), svg_file or "figure.svg")
    except UnwritableReport as error:
        raise click.ClickException(str(error)) from None
    for file in filter(None, (svg_file or (None if png_file else "figure.svg"), png_file)):
        click.echo(f"Wrote {one_line(file)}.")
