"""What an answer holds of the grader's things: real Zarr, TIFF and HDF5 objects over stores that only send messages.

Runs in the worker.
"""

import asyncio
import contextlib
import struct
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from zarr.abc.store import ByteRequest
from zarr.core.buffer import Buffer, BufferPrototype

from grader.sandbox.channel import Asking, Disconnected, Frame, Op, pack_get, pack_get_all, unpack_values
from grader.sandbox.codec import Handle, Unsendable, decode, encode
from grader.stores.files import OpenFile
from grader.stores.objects import ByteRange, Bytes
from grader.stores.zarr_store import ObjectStore, plain_range


class Grader:
    """The grader, as the worker sees it: something that can be asked.

    Parameters
    ----------
    channel : Asking
        Where questions go.

    Attributes
    ----------
    where : callable
        Returns the answer's own frames at this moment: (line, function, source line) of each.
    """

    def __init__(self, channel: Asking) -> None:
        self.channel = channel
        self.opened: dict[int, Any] = {}
        self.files: dict[int, RemoteFile] = {}
        self.written: dict[int, Any] = {}
        self.hdf5_names: dict[str, int] = {}
        self.where: Callable[[], list[tuple[int, str, str]]] = list

    def ask(self, verb: str, number: int, *args: Any) -> Any:
        """Ask for one of the things that are no plain reads; return the answer's value."""
        return decode(self.send(Op.ASK, encode((verb, number, *args))).payload)

    def send(self, op: Op, payload: Bytes) -> Frame:
        """Send a question and return the frame that answers it; raise what the grader cannot serve as OSError."""
        answer = self.channel.ask(op, payload)
        if answer.op == Op.STOP:
            self.channel.send(Op.RAISE, encode(self.where()))
            raise Disconnected
        if answer.op == Op.ERROR:
            raise OSError(decode(answer.payload))
        return answer

    def open(self, handle: Handle) -> Any:
        """Return what `handle` stands for: the same object for the same number."""
        if handle.id not in self.opened:
            match handle.kind:
                case "source":
                    self.opened[handle.id] = self._open_source(handle.id)
                case "callable":
                    self.opened[handle.id] = RemoteCallable(self, handle)
                case "iterator":
                    self.opened[handle.id] = RemoteIterator(self, handle)
        return self.opened[handle.id]

    def forget(self, numbers: list[int]) -> None:
        """Let go of sources and the like that will not be used again."""
        for number in numbers:
            file = self.files.pop(number, None)
            if file is not None and number in self.written:
                file.let_go()
            self.opened.pop(number, None)
            self.written.pop(number, None)

    def has_closed(self) -> bool:
        """Say whether something that was handed over is closed now."""
        return any(map(_is_closed, self.opened.values()))

    def flush(self) -> None:
        """Have what HDF5 still keeps in its caches written: answers never close what they are handed."""
        for file in self.written.values():
            if file:  # still open
                file.flush()

    def metadata_read(self) -> list[tuple[int, int, int]]:
        """Return (source, reads, bytes) answered from metadata blocks since the last time."""
        figures = [(number, *file.take_figures()) for number, file in self.files.items()]
        return [figure for figure in figures if figure[1]]

    def _open_source(self, number: int) -> Any:
        how = self.ask("open", number)
        match how["kind"]:
            case "store":
                return self._store(number, how)
            case "zarr_array":
                import zarr

                return zarr.open_array(
                    self._store(number, how), path=how["path"], mode=how["mode"], zarr_format=how["format"]
                )
            case "zarr_group":
                import zarr

                return zarr.open_group(
                    self._store(number, how),
                    path=how["path"],
                    mode=how["mode"],
                    zarr_format=how["format"],
                    use_consolidated=False,
                )
            case "tiff":
                import tifffile

                tif = tifffile.TiffFile(self._file(number, how))  # type: ignore[arg-type]
                tif.filehandle._close = True  # who closes it has closed it, as with a file that was opened by its name
                return tif
            case "hdf5":
                return self._hdf5(number, how)
            case "hdf5_dataset":
                return self._hdf5(number, how)[how["path"]]
            case "file":
                return self._file(number, how)
        raise ValueError(f"an unknown kind of source: {how['kind']!r}")

    def _store(self, number: int, how: dict[str, Any]) -> ObjectStore:
        return RemoteStore(RemoteObjects(self, number), read_only=how["mode"] == "r")

    def _file(self, number: int, how: dict[str, Any]) -> OpenFile:
        file = self.files[number] = RemoteFile(self, number, how["size"], how["metadata"])
        return OpenFile(file, writable=how["mode"] != "r")

    def _hdf5(self, number: int, how: dict[str, Any]) -> Any:
        import h5py

        # Reading without a chunk cache shows every repeat; writing without one would take hundreds of writes a chunk.
        cache = {"rdcc_nbytes": 0} if how["mode"] == "r" else {}
        file = h5py.File(self._file(number, how), how["mode"], **cache)
        self.hdf5_names[file.filename] = number
        if how["mode"] != "r":
            self.written[number] = file
        return file


def _is_closed(thing: Any) -> bool:
    """Say whether a TIFF, an HDF5 file or dataset, or a plain file is closed."""
    with contextlib.suppress(Exception):  # an answer may have changed it
        if type(thing).__module__.startswith("h5py."):
            return not thing
        handle = getattr(thing, "filehandle", thing)
        return bool(getattr(handle, "closed", False) or getattr(getattr(handle, "_fh", None), "closed", False))
    return False


class RemoteObjects:
    """Zarr objects of the grader: each method is a message."""

    def __init__(self, grader: Grader, number: int) -> None:
        self._grader = grader
        self.number = number

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes, or those of `byte_range`."""
        answer = self._grader.send(Op.GET, pack_get(self.number, key, byte_range))
        return None if answer.op == Op.ABSENT else answer.payload

    def get_all(self, requests: Sequence[tuple[str, ByteRange | None]]) -> list[Bytes | None]:
        """Return what `get` would for each request, with one message for all."""
        if len(requests) == 1:
            return [self.get(*requests[0])]
        payload = pack_get_all([pack_get(self.number, *request) for request in requests])
        return unpack_values(self._grader.send(Op.GET_ALL, payload).payload, len(requests))

    def set(self, key: str, value: bytes) -> None:
        """Store `value` under `key`."""
        self._grader.ask("set", self.number, key, value)

    def delete(self, key: str) -> None:
        """Remove the object, if there is one."""
        self._grader.ask("delete", self.number, key)

    def exists(self, key: str) -> bool:
        """Say whether there is such an object."""
        return bool(self._grader.ask("exists", self.number, key))

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with `prefix`."""
        return iter(self._grader.ask("list", self.number, prefix))

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield the names directly below the folder `prefix`."""
        return iter(self._grader.ask("list_dir", self.number, prefix))


class RemoteStore(ObjectStore):
    """A Zarr store over the grader's objects: what one selection asks for at the same time goes in one message.

    Each message takes two switches of processes, and each switch costs as much as reading a chunk.
    """

    objects: RemoteObjects

    def __init__(self, objects: RemoteObjects, *, read_only: bool = False) -> None:
        super().__init__(objects, read_only=read_only)
        self._together = threading.local()

    async def get(self, key: str, prototype: BufferPrototype, byte_range: ByteRequest | None = None) -> Buffer | None:
        """Return the object's bytes, or those that `byte_range` asks for."""
        together: _Together | None = getattr(self._together, "now", None)
        if together is None:
            together = self._together.now = _Together()
        place = len(together.requests)
        together.requests.append((key, plain_range(byte_range)))
        await asyncio.sleep(0)  # whoever asks at the same time does so now
        if together.values is None:
            self._together.now = None
            together.values = self.objects.get_all(together.requests)
        value = together.values[place]
        return None if value is None else prototype.buffer.from_bytes(value)


class _Together:
    """Requests that go in one message, and what came back."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, ByteRange | None]] = []
        self.values: list[Bytes | None] | None = None


class RemoteFile:
    """A file of the grader: its metadata came along as a block, everything else is a message.

    Parameters
    ----------
    grader : Grader
        Who has the file.
    number : int
        The file's number there.
    size : int
        Its length in bytes.
    metadata : list of (int, bytes)
        Offset and bytes of the ranges that belong to no chunk, in order.
    """

    def __init__(self, grader: Grader, number: int, size: int, metadata: list[tuple[int, bytes]]) -> None:
        self._grader = grader
        self.number = number
        self._size = size
        self._starts = [start for start, _ in metadata]
        self._blocks = [block for _, block in metadata]
        self._figures = (0, 0)
        self._is_let_go = False

    def let_go(self) -> None:
        """Lose what is still to be written: HDF5 writes when it closes a file, long after the grader has closed it."""
        self._is_let_go = True

    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._size

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`: from the metadata block where it has them all."""
        size = max(0, min(size, self._size - offset))
        block = bisect_right(self._starts, offset) - 1
        if block >= 0:
            start = offset - self._starts[block]
            data = self._blocks[block][start : start + size]
            if len(data) == size:
                self._figures = (self._figures[0] + 1, self._figures[1] + size)
                return data
        return self._grader.send(Op.READ, struct.pack("<QQQ", self.number, offset, size)).payload

    def write_at(self, offset: int, data: Bytes) -> None:
        """Put `data` at `offset`."""
        if not self._is_let_go:
            self._grader.ask("write_at", self.number, offset, data)
        self._changed(max(self._size, offset + len(data)))

    def truncate(self, size: int) -> None:
        """Make the file `size` bytes long."""
        if not self._is_let_go:
            self._grader.ask("truncate", self.number, size)
        self._changed(size)

    def take_figures(self) -> tuple[int, int]:
        """Return how many reads, and bytes, the metadata block has answered since the last time."""
        figures, self._figures = self._figures, (0, 0)
        return figures

    def _changed(self, size: int) -> None:
        self._size = size
        self._starts, self._blocks = [], []  # what was written may lie in the block: from now on the grader knows


class RemoteCallable:
    """A function of the grader's."""

    def __init__(self, grader: Grader, handle: Handle) -> None:
        self._grader = grader
        self._number = handle.id
        self.__name__ = handle.name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it in the grader's process."""
        try:
            return self._grader.ask("invoke", self._number, args, kwargs)
        except Unsendable as error:
            raise TypeError(f"{self.__name__} was called with {error}") from None


class RemoteIterator:
    """An iterator of the grader's."""

    def __init__(self, grader: Grader, handle: Handle) -> None:
        self._grader = grader
        self._number = handle.id

    def __iter__(self) -> "RemoteIterator":
        return self

    def __next__(self) -> Any:
        more: list[Any] = self._grader.ask("next", self._number)
        if not more:
            raise StopIteration
        return more[0]
