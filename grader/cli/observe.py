"""`grade observe`: what the same slices cost in each file format, or in a file of one's own."""

from pathlib import Path

import click

_File = click.Path(dir_okay=False)


@click.command("observe")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--array", default="", metavar="PATH", help="Which image in FILE, where it holds several.")
@click.option("--size", type=click.IntRange(64, 2048), metavar="N", help="Edge of the volume in voxels (512).")
@click.option("--html", "html_file", type=_File, metavar="FILE", help="Write a page with maps to FILE.")
@click.option("--json", "json_file", type=_File, metavar="FILE", help="Write the figures to FILE.")
def observe_command(
    file: Path | None, array: str, size: int | None, html_file: str | None, json_file: str | None
) -> None:
    """Show what slices cost in four file formats.

    Chunks, bytes, requests, time here and from a remote store. A volume of 512 cubed is opened as TIFF, tiled
    OME-TIFF, BigDataViewer's HDF5 and OME-Zarr, and really sliced through an instrumented store; no disk is used. With
    FILE, your own image: its levels and chunks, and what the same slices would cost, by its metadata alone.
    """
    from rich.console import Console

    from grader.courses.observing.found import BadFile
    from grader.courses.observing.measure import observe
    from grader.courses.observing.own_file import plan
    from grader.reports.files import UnwritableReport, write_text
    from grader.reports.observation import to_json
    from grader.reports.observation_page import page
    from grader.reports.observation_terminal import print_observation

    if file is None and array:
        raise click.UsageError("--array chooses an image in a file: name the file too.")
    if file is not None and size is not None:
        raise click.UsageError("--size is for the volume that is made here: leave it out, or FILE.")
    console = Console()
    try:
        if file is not None:
            seen = plan(file, array)
        else:
            edge = size or 512
            with console.status("Looking at the volume in four formats …") as status:
                seen = observe((edge, edge, edge), lambda name, look: status.update(f"{name}, {look} …"))
    except BadFile as error:
        raise click.UsageError(str(error)) from None
    print_observation(seen, console)
    try:
        if json_file:
            write_text(to_json(seen), json_file)
        if html_file:
            write_text(page(seen), html_file)
    except UnwritableReport as error:
        raise click.ClickException(str(error)) from None
