"""`grade view`: an image in the browser, and what of it is fetched."""

import webbrowser
from pathlib import Path

import click


@click.command("view")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port (default: a free one).")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def view_command(path: Path | None, port: int, no_browser: bool) -> None:
    """Look at an image, and at the chunks that it fetches.

    PATH is a folder with an OME-Zarr image. Without PATH: an embryo of 35 TB, which takes no disk. Ctrl-C ends it.
    """
    from grader.courses.viewing.image import NoImage, embryo, find_image
    from grader.courses.viewing.server import NoClient, Server, client_folder

    try:
        server = Server(find_image(path) if path else embryo(), client_folder(), port)
    except NoImage as error:
        raise click.UsageError(str(error)) from None
    except NoClient:
        raise click.UsageError('this needs neuroglancer: pip install "big-image-exercises[view]".') from None
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be had: {error.strerror or error}; leave out --port.") from None
    try:
        click.echo(f"{server.image.name}: {server.image.about()}\n{server.url}\nCtrl-C ends it.")
        if not no_browser:
            _open(server.url)
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.server_close()


def _open(url: str) -> None:
    """Open the address in a browser, unless it would be one in this terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(url)
