"""One server on the loopback interface: a page, neuroglancer's web client, the image from a counted store, the log."""

import os
import secrets
import sys
import threading
from collections.abc import Sequence
from functools import cached_property
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any
from urllib.parse import SplitResult, parse_qs

from grader.courses.viewing.answers import PLAIN, Answers
from grader.courses.viewing.image import Image
from grader.stores.counted import CountedObjects
from grader.stores.log import AccessLog

_PAGE = Path(__file__).parent / "page"

_TO_ALL = {
    "Access_Control_Allow_Origin": "*",
    "Access_Control_Expose_Headers": "Content-Range, Content-Length, Accept-Ranges",
    "Accept_Ranges": "bytes",
    "Cache_Control": "no-store",
}
"""Headers of the image's bytes: a viewer from elsewhere may show it too, where it was told the address."""


class NoClient(Exception):
    """Neuroglancer's web client is not installed."""


def client_folder() -> Path:
    """Return the folder of neuroglancer's web client.

    Raises
    ------
    NoClient
        If the package is not installed.
    """
    found = find_spec("neuroglancer")  # not imported: these files are all that is wanted of it
    for place in (found and found.submodule_search_locations) or ():
        folder = Path(place, "static", "client")
        if (folder / "index.html").is_file():
            return folder
    raise NoClient


class Server(ThreadingTCPServer):
    """Serves one image to be viewed.

    Parameters
    ----------
    image : Image
        What is viewed.
    client : Path
        The folder of neuroglancer's web client.
    port : int
        0: the system chooses a free one.

    Attributes
    ----------
    log : AccessLog
        What was fetched.
    closing : threading.Event
        Set when the server ends.
    """

    daemon_threads = True
    request_queue_size = 64
    allow_reuse_address = os.name != "nt"  # there it would let two servers have one port

    def __init__(self, image: Image, client: Path, port: int = 0) -> None:
        self.closing = threading.Event()
        self.word = secrets.token_urlsafe(9)
        super().__init__(("127.0.0.1", port), _Room)  # closes itself where the port cannot be had
        self.hosts = frozenset(f"{name}:{self.server_address[1]}" for name in ("127.0.0.1", "localhost"))
        self.image = image
        self.client = client
        self.log = AccessLog()
        self.counted = CountedObjects(image.objects, self.log, image.layout)

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.server_address[1]}/{self.word}/"

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the page needs to know of the image."""
        return {
            "name": self.image.name,
            "about": self.image.about(),
            "format": f"zarr{self.image.zarr_format}",
            "contrast": self.image.contrast(),
            "axes": self.image.axes,
            "depth": self.image.depth,
            "levels": [
                {
                    "shape": level.grid.shape,
                    "chunks": level.grid.chunks,
                    "grid": level.grid.grid,
                    "nbytes": level.grid.nbytes,
                    "scale": level.scale,
                }
                for level in self.image.levels
            ],
        }

    def news(self, seen: Sequence[int]) -> dict[str, Any]:
        """Return what was fetched of each level after its first `seen` requests."""
        levels = []
        for place, level in enumerate(self.image.levels):
            log = self.log.array(level.grid)
            new = log.reads[seen[place] if place < len(seen) else 0 :]
            chunks = [chunk for read in new for chunk in read.chunks]
            levels.append({"seen": len(log.reads), "chunks": chunks, "nbytes": log.bytes_read})
        return {"levels": levels, "metadata": self.log.metadata_reads}

    def server_close(self) -> None:
        """Free the port, and let go of what is held open."""
        self.closing.set()
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that no longer wants what it asked for."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Room(Answers):
    """What there is to ask for."""

    server: Server

    def setup(self) -> None:
        super().setup()
        self.hosts, self.word = self.server.hosts, self.server.word

    def answer(self, path: str, address: SplitResult) -> None:
        """Answer a request."""
        room, _, rest = path.partition("/")
        match room:
            case "image":
                self._image(rest)
            case "v":  # neuroglancer's client expects to be at /v/NAME/, and events at /events/NAME
                self.send_file(self.server.client, rest.partition("/")[2] or "index.html")
            case "events":
                self._stay()
            case "about":
                self.send_json(self.server.about)
            case "log":
                seen = parse_qs(address.query).get("seen", [""])[0].split(",")
                self.send_json(self.server.news([int(n) for n in seen if n.isdecimal() and len(n) < 16]))
            case _:
                self.send_file(_PAGE, path or "index.html")

    def _image(self, key: str) -> None:
        """Answer with an object of the image, or a range of it; who asks only for its size is not counted."""
        image = self.server.image
        try:
            size = image.size(key) if self.command == "HEAD" or "Range" in self.headers else None
            if not image.holds(key):
                self.tell(HTTPStatus.NOT_FOUND, **_TO_ALL)
            elif self.command == "HEAD":
                status = HTTPStatus.NOT_FOUND if size is None else HTTPStatus.OK
                self.begin(status, PLAIN, size or 0, **_TO_ALL)
            else:
                self._fetch(key, size)
        except OSError as error:
            if isinstance(error, ConnectionError):
                raise
            self.tell(HTTPStatus.INTERNAL_SERVER_ERROR, **_TO_ALL)

    def _fetch(self, key: str, size: int | None) -> None:
        wanted = None if size is None else self.byte_range(size)
        if wanted is not None and wanted[0] >= wanted[1]:
            self.tell(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, Content_Range=f"bytes */{size}", **_TO_ALL)
            return
        value = self.server.counted.get(key, wanted)
        if value is None:
            self.tell(HTTPStatus.NOT_FOUND, **_TO_ALL)
        elif wanted is None:
            self.send(value, PLAIN, HTTPStatus.OK, **_TO_ALL)
        else:
            part = f"bytes {wanted[0]}-{wanted[1] - 1}/{size}"
            self.send(value, PLAIN, HTTPStatus.PARTIAL_CONTENT, Content_Range=part, **_TO_ALL)

    def _stay(self) -> None:
        """Hold a stream of events open, without any: the client waits for a Python program that has none to tell."""
        self.close_connection = True
        self.begin(HTTPStatus.OK, "text/event-stream", None, Cache_Control="no-store")
        while self.command != "HEAD" and not self.server.closing.wait(15):
            self.wfile.write(b": still here\n\n")
