"""The wire between grader and worker: numbered frames over a stream socket, half duplex.

Between CALL and RETURN (or RAISE) the worker asks and the grader answers; the grader never calls back while it
serves. Every frame bears the number of the call that it belongs to.
"""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import Any, NamedTuple, Protocol

import numpy as np

from grader.stores.objects import Bytes

_HEADER = struct.Struct("<BxxxIQ")
_GET = struct.Struct("<QB?qq")

PID = struct.Struct("<q")
"""How a started worker tells its process id: what was started may be a launcher of it (Windows)."""

_MAX_PARTS = 64
"""Parts that go to the system at a time: it takes 1024 at most."""

_PART = 2**18
"""Bytes that are received at a time."""

_LOOK_EVERY = 0.25
"""Seconds between two looks at what a worker takes."""

MAX_FRAME = 128 * 2**20
"""Bytes of a frame that a worker may send: a larger answer is no answer to any exercise."""

MAX_REQUESTS = 16_384
"""Requests in one frame: the grader looks at the time between frames only. Zarr asks for ten at a time."""


class Op(IntEnum):
    """What a frame is."""

    CALL = 1  # to the worker: run this
    DATA = 2  # to the worker: an answer to what it asked, as bytes
    VALUE = 3  # to the worker: an answer to what it asked, as a value
    ABSENT = 4  # to the worker: there is no such object
    ERROR = 10  # to the worker: what it asked cannot be done, as a sentence
    STOP = 12  # to the worker: nothing more is served; where in the answer was this asked?
    RETURN = 5  # from the worker: the call's value
    RAISE = 6  # from the worker: the call's exception, or where it was stopped
    GET = 7  # from the worker: bytes of a Zarr object
    READ = 8  # from the worker: bytes of a file
    GET_ALL = 11  # from the worker: bytes of several Zarr objects
    ASK = 9  # from the worker: anything else


class Frame(NamedTuple):
    """One message."""

    op: int
    call: int
    payload: Bytes


class Disconnected(Exception):
    """The other side is gone."""


class BadFrame(Exception):
    """The other side broke the protocol."""


class DeadlinePassed(Exception):
    """The other side did not answer in time."""


class Asking(Protocol):
    """The worker's side of the channel, as its proxies see it."""

    def ask(self, op: Op, payload: Bytes) -> Frame:
        """Send a request and return the grader's answer to it."""

    def send(self, op: Op, payload: Bytes) -> None:
        """Send something that is not answered."""


def pack_get(source: int, key: str, byte_range: tuple[int, int | None] | None) -> bytes:
    """Return the payload of a GET: source, key, and the range asked for, as in a slice."""
    start, stop = byte_range or (0, None)
    head = _GET.pack(source, 0 if byte_range is None else 1, stop is None, start, 0 if stop is None else stop)
    return head + key.encode("utf-8", "surrogatepass")


def unpack_get(payload: Bytes) -> tuple[int, str, tuple[int, int | None] | None]:
    """Return (source, key, byte range) of a GET's payload."""
    source, ranged, open_end, start, stop = _GET.unpack_from(payload)
    key = bytes(payload[_GET.size :]).decode("utf-8", "surrogatepass")
    return source, key, (start, None if open_end else stop) if ranged else None


_LENGTH = struct.Struct("<I")
_ABSENT = 2**32 - 1


def pack_get_all(requests: Sequence[bytes]) -> bytes:
    """Return the payload of a GET_ALL: payloads of GETs, each behind its length."""
    return b"".join(part for request in requests for part in (_LENGTH.pack(len(request)), request))


def unpack_get_all(payload: Bytes) -> Iterator[Bytes]:
    """Yield the payload of each GET of a GET_ALL."""
    rest = memoryview(payload)
    requests = 0
    while rest:
        requests += 1
        if requests > MAX_REQUESTS:
            raise BadFrame(f"more than {MAX_REQUESTS:,} requests at once")
        (length,) = _LENGTH.unpack_from(rest)
        if length > len(rest) - _LENGTH.size:
            raise BadFrame("a request that is cut off")
        yield rest[_LENGTH.size : _LENGTH.size + length]
        rest = rest[_LENGTH.size + length :]


def pack_values(values: Sequence[Bytes | None]) -> list[Bytes]:
    """Return several values as the parts of one payload: their lengths, then their bytes."""
    lengths = struct.pack(f"<{len(values)}I", *(_ABSENT if value is None else len(value) for value in values))
    return [lengths, *(value for value in values if value is not None)]


def unpack_values(payload: Bytes, n: int) -> list[Bytes | None]:
    """Return the `n` values of a payload; no byte is copied."""
    view, start = memoryview(payload), 4 * n
    values: list[Bytes | None] = []
    for length in struct.unpack_from(f"<{n}I", payload):
        values.append(None if length == _ABSENT else view[start : start + length])
        start += 0 if length == _ABSENT else length
    return values


def receive_exactly(sock: socket.socket, length: int) -> bytes:
    """Return the next `length` bytes from a socket.

    In a loop, since Windows refuses MSG_WAITALL on a socket with a timeout (WSAEOPNOTSUPP).

    Raises
    ------
    Disconnected
        If the other side goes before.
    """
    parts = []
    while length:
        part = sock.recv(length)
        if not part:
            raise Disconnected
        parts.append(part)
        length -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


class GraderChannel:
    """The grader's end: frames are bounded, and nothing blocks past the deadline.

    Attributes
    ----------
    deadline : float
        When sending and receiving give up, by the monotonic clock.
    look_after : callable
        Called four times a second while the other side is at work; may raise.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self.deadline = float("inf")
        self.look_after: Callable[[], None] = lambda: None
        self._look_again = time.monotonic() + _LOOK_EVERY
        self._timeout_until = 0.0
        self._received = bytearray()
        self._part = bytearray(_PART)

    def send(self, op: Op, call: int, *payload: Bytes) -> None:
        """Send one frame; its payload may come in parts."""
        header = _HEADER.pack(op, call, sum(map(len, payload)))
        rest = [memoryview(part) for part in (header, *payload)]
        while rest:
            sent = self._within_deadline(self._send_parts, rest[:_MAX_PARTS])
            while rest and sent >= len(rest[0]):
                sent -= len(rest.pop(0))
            if sent:
                rest[0] = rest[0][sent:]

    def receive(self) -> Frame:
        """Return the next frame."""
        self._fill(_HEADER.size)
        op, call, length = _HEADER.unpack_from(self._received)
        if length > MAX_FRAME:
            raise BadFrame(f"a frame of more than {MAX_FRAME:,} bytes")
        del self._received[: _HEADER.size]
        return Frame(op, call, self._payload(length))

    def look(self) -> None:
        """Look at the time, and now and then after the other side; whoever is long at work for it calls this.

        Raises
        ------
        DeadlinePassed
            If it is over. What `look_after` raises passes, too.
        """
        now = time.monotonic()
        if now >= self.deadline:
            raise DeadlinePassed
        if now >= self._look_again:
            self._look_again = now + _LOOK_EVERY
            self.look_after()

    def close(self) -> None:
        """Let the other side go."""
        self._socket.close()

    def _payload(self, length: int) -> Bytes:
        """Return the next `length` bytes; a large payload is received where it stays."""
        if length <= _PART:
            self._fill(length)
            payload = bytes(memoryview(self._received)[:length])
            del self._received[:length]
            return payload
        large = np.empty(length, np.uint8).data  # takes no memory before something is in it
        n = min(length, len(self._received))
        large[:n] = self._received[:n]
        del self._received[:n]
        while n < length:
            n += self._receive_into(large[n : n + _PART])
        return large

    def _fill(self, length: int) -> None:
        """Receive until there are at least `length` bytes."""
        while len(self._received) < length:
            n = self._receive_into(memoryview(self._part))
            self._received += memoryview(self._part)[:n]

    def _receive_into(self, part: memoryview) -> int:
        """Receive what comes next, no more than `part` has room for, and return how many bytes it was."""
        n = self._within_deadline(self._socket.recv_into, part)
        if n == 0:
            raise Disconnected
        return n

    def _send_parts(self, parts: Sequence[Bytes]) -> int:
        """Send what goes at once of a frame's parts, without copying them together where the system can."""
        if hasattr(self._socket, "sendmsg"):
            return self._socket.sendmsg(parts)
        return self._socket.send(b"".join(parts))

    def _within_deadline(self, act: Callable[[Any], int], data: Any) -> int:
        """Send or receive a part; the socket's own timeout is kept at most a tenth of a second behind the deadline."""
        while True:
            self.look()
            now = time.monotonic()
            if now >= self._timeout_until:
                self._socket.settimeout(max(0.001, min(self.deadline - now, _LOOK_EVERY)))
                self._timeout_until = now + 0.1
            try:
                return act(data)
            except TimeoutError:
                continue
            except OSError:
                raise Disconnected from None


class WorkerChannel:
    """The worker's end: one lock covers each request and its answer, whichever thread asks."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._lock = threading.RLock()
        self.call = 0

    def ask(self, op: Op, payload: Bytes) -> Frame:
        """Send a request and return the grader's answer to it."""
        with self._lock:
            self.send(op, payload)
            return self.receive()

    def send(self, op: Op, payload: Bytes) -> None:
        """Send one frame."""
        with self._lock:
            header = _HEADER.pack(op, self.call, len(payload))
            if len(payload) <= 65536:
                self._socket.sendall(header + bytes(payload))
            else:
                self._socket.sendall(header)
                self._socket.sendall(payload)

    def receive(self) -> Frame:
        """Return the next frame."""
        op, call, length = _HEADER.unpack(receive_exactly(self._socket, _HEADER.size))
        return Frame(op, call, receive_exactly(self._socket, length))
