"""How requests are answered: plain bytes, ranges of them, files of a folder; and whom nothing is told.

All that is served lies below a word that only this run knows, so that no other page in the browser can ask for it; and
a request must name this computer, so that no other name can be made to lead here.
"""

import json
import re
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from grader.stores.objects import Bytes

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)

PLAIN = "application/octet-stream"


class Answers(BaseHTTPRequestHandler):
    """Answers GET and HEAD; a subclass says what there is."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    hosts: frozenset[str] = frozenset()
    """What a request may take this server for."""
    word = ""
    """What every path begins with."""

    def answer(self, path: str, address: SplitResult) -> None:
        """Answer a request for what lies below the word."""
        raise NotImplementedError

    def do_GET(self) -> None:
        """Answer who knows where this is."""
        address = urlsplit(self.path)
        word, _, path = unquote(address.path, errors="replace").removeprefix("/").partition("/")
        if self.headers.get("Host", "") not in self.hosts:
            self.tell(HTTPStatus.FORBIDDEN)
        elif not secrets.compare_digest(word.encode(), self.word.encode()):
            self.tell(HTTPStatus.NOT_FOUND)
        else:
            self.answer(path, address)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Refuse: there is nothing to be changed here."""
        self.close_connection = True  # what comes with it is not read
        self.tell(HTTPStatus.METHOD_NOT_ALLOWED, Allow="GET, HEAD")

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_POST

    def tell(self, status: HTTPStatus, **headers: str) -> None:
        """Answer with a status in words."""
        self.send(f"{status.phrase}\n".encode(), "text/plain; charset=utf-8", status, **headers)

    def send(self, body: Bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> None:
        """Answer with bytes."""
        self.begin(status, kind, len(body), **headers)
        if self.command != "HEAD":
            self.wfile.write(body)

    def begin(self, status: HTTPStatus, kind: str, nbytes: int | None, **headers: str) -> None:
        """Send what comes before the bytes; `headers` have _ for -."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("X-Content-Type-Options", "nosniff")
        if nbytes is not None:
            self.send_header("Content-Length", str(nbytes))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def send_json(self, value: Any) -> None:
        """Answer with a document."""
        self.send(json.dumps(value).encode(), "application/json", Cache_Control="no-store")

    def send_file(self, folder: Path, name: str) -> None:
        """Answer with a file that lies directly in a folder."""
        file = folder / name
        if _NAME.fullmatch(name) and file.is_file():
            self.send(file.read_bytes(), _TYPES.get(file.suffix, PLAIN), Cache_Control="no-cache")
        else:
            self.tell(HTTPStatus.NOT_FOUND)

    def byte_range(self, size: int) -> tuple[int, int] | None:
        """Return first byte and the one behind the last that are asked for, of `size`; None where it is all of them.

        Several ranges at once count as all, which is allowed (RFC 9110, 14.2). Nothing that is there: start is `size`.
        """
        match = _RANGE.fullmatch(self.headers.get("Range", ""))
        if match is None or match.group(1, 2) == ("", ""):
            return None
        first, last = match.groups()
        if not first:
            return max(0, size - int(last)), size
        if last and int(last) < int(first):
            return None
        return min(int(first), size), min(int(last) + 1, size) if last else size

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""
