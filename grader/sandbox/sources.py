"""What the grader hands to an answer: sources over counted stores, functions, iterators; and how it serves them."""

import itertools
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from grader.sandbox.channel import MAX_FRAME, BadFrame, Frame, Op, pack_values, unpack_get, unpack_get_all
from grader.sandbox.codec import Handle, Malformed, Unsendable, decode, encode
from grader.stores.counted import CountedFile, CountedObjects
from grader.stores.log import AccessLog, FuseBlown
from grader.stores.objects import Bytes

MAX_KEYS = 100_000
"""Keys of a Zarr store that are listed; a pyramid of terabytes has too many."""

MAX_KEY = 1000
"""Characters of a key of a Zarr store: more than any path of folders and numbers has."""

MAX_FILE = 2**30
"""Bytes of a file that an answer may write; it lies in the grader's memory."""

_READ = struct.Struct("<QQQ")
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Asked:
    """A selection that was refused before any of it was read.

    Attributes
    ----------
    array : str
        Path of the array in its store.
    chunks : int
        How many chunks it touches.
    nbytes : int
        Bytes of the result.
    box : tuple of (int, int)
        First and last-but-one chunk index along each axis.
    """

    array: str
    chunks: int
    nbytes: int
    box: tuple[tuple[int, int], ...]


@dataclass(eq=False)
class Source:
    """Something to read from (or write to) that an answer gets as an open object.

    Attributes
    ----------
    name : str
        What a message calls it: ``"tif"``, ``"array"``, ``"group"``.
    description : str
        What it is, in words.
    kind : str
        ``"zarr_array"``, ``"zarr_group"``, ``"store"``, ``"tiff"``, ``"hdf5"``, ``"hdf5_dataset"`` or ``"file"``.
    store : CountedObjects or CountedFile
        The instrument.
    path : str
        Where the array, group or dataset lies in its container.
    format : int or None
        Zarr format.
    mode : str
        ``"r"``, ``"r+"`` or ``"w"``.
    asked : Asked or None
        The selection that was refused, if one was.
    """

    name: str
    description: str
    kind: str
    store: CountedObjects | CountedFile
    path: str = ""
    format: int | None = None
    mode: str = "r"
    asked: Asked | None = None
    id: int = field(default_factory=lambda: next(_numbers))

    @property
    def log(self) -> AccessLog:
        """Every access to the source."""
        return self.store.log

    def how_to_open(self) -> dict[str, Any]:
        """Return what the worker must know in order to open it."""
        how: dict[str, Any] = {"kind": self.kind, "mode": self.mode, "path": self.path, "format": self.format}
        if isinstance(self.store, CountedFile):
            how["size"] = self.store.size()
            how["metadata"] = list(self.store.metadata()) if self.mode == "r" else []
        return how


@dataclass(eq=False)
class Given:
    """A function or an iterator of the grader's that an answer may use."""

    name: str
    use: Callable[..., Any] | Iterator[Any]
    id: int = field(default_factory=lambda: next(_numbers))

    @property
    def shown_as(self) -> str:
        """What a message calls it."""
        return self.name


class Server:
    """Answers what a worker asks, about the things that were handed to it and nothing else.

    Attributes
    ----------
    look : callable
        Called between the parts of a long question; raises when the time for it is over.
    """

    def __init__(self) -> None:
        self.look: Callable[[], None] = lambda: None
        self._things: dict[int, Source | Given] = {}
        self._gone: list[int] = []

    def handle(self, value: Any) -> Handle | None:
        """Return the handle that goes to the worker in place of a source, a function or an iterator."""
        if isinstance(value, Source):
            kind = "source"
        elif isinstance(value, Given):
            kind = "callable" if callable(value.use) else "iterator"
        else:
            return None
        self._things[value.id] = value
        return Handle(kind, value.id, value.name)

    def forget(self) -> None:
        """Stop serving everything that was handed over so far."""
        self._gone += self._things
        self._things.clear()

    def begin_call(self) -> None:
        """Take note, in all that is served, that another call begins."""
        for thing in self._things.values():
            if isinstance(thing, Source):
                thing.log.begin_call()

    def take_gone(self) -> list[int]:
        """Return, once, the numbers of what is no longer served."""
        gone, self._gone = self._gone, []
        return gone

    def metadata(self, number: int, reads: int, nbytes: int) -> None:
        """Log what a worker says that it answered from a metadata block."""
        thing = self._things.get(number)
        if isinstance(thing, Source):
            thing.log.metadata(reads, nbytes)

    def note_asked(self, number: int, *asked: object) -> bool:
        """Keep, for the picture, a selection that was refused; return False if it is of nothing that is served."""
        thing = self._things.get(number)
        if isinstance(thing, Source):
            thing.asked = checked_asked(thing, *asked)
        return isinstance(thing, Source)

    def serve(self, frame: Frame) -> tuple[Op, Sequence[Bytes]]:
        """Answer one question; the payload of the answer comes in parts.

        Raises
        ------
        FuseBlown
            If the answer asks for more than any acceptable answer needs.
        BadFrame
            If the question is none.
        """
        try:
            match frame.op:
                case Op.GET:
                    value = self._get(frame.payload)
                    return (Op.ABSENT, ()) if value is None else (Op.DATA, (value,))
                case Op.GET_ALL:
                    return Op.DATA, self._get_all(frame.payload)
                case Op.READ:
                    number, offset, size = _READ.unpack(frame.payload)
                    return Op.DATA, (self._read(number, offset, min(size, MAX_FRAME)),)
                case Op.ASK:
                    verb, number, *args = decode(frame.payload)
                    return Op.VALUE, (encode(_VERBS[verb](self, number, *args)),)
            raise BadFrame(f"an unknown frame {frame.op}")
        except (*_MISUSE, struct.error, Malformed) as error:
            raise BadFrame(f"a question that is none: {error}") from None
        except (_CannotServe, Unsendable, PermissionError) as error:
            return Op.ERROR, (encode(str(error)),)

    def _get(self, payload: Bytes) -> Bytes | None:
        """Return an object's bytes."""
        number, key, byte_range = unpack_get(payload)
        return self._objects(number).get(_key(key), byte_range)

    def _get_all(self, payload: Bytes) -> list[Bytes]:
        """Return several objects' bytes, each asked for, counted and stopped by itself."""
        values: list[Bytes | None] = []
        size = 0
        for request in unpack_get_all(payload):
            self.look()
            values.append(self._get(request))
            size += len(values[-1] or b"")
            if size > MAX_FRAME:
                raise _CannotServe("so many bytes cannot be read at once")
        return pack_values(values)

    def _objects(self, number: int) -> CountedObjects:
        store = self._source(number).store
        if not isinstance(store, CountedObjects):
            raise BadFrame("a file was asked for an object")
        return store

    def _file(self, number: int) -> CountedFile:
        store = self._source(number).store
        if not isinstance(store, CountedFile):
            raise BadFrame("a store was asked for bytes of a file")
        return store

    def _read(self, number: int, offset: int, size: int) -> Bytes:
        """Return bytes of a file; a request of more chunks than may be read at all is kept for the picture."""
        file = self._file(number)
        try:
            return file.read_at(offset, size)
        except FuseBlown:
            self._source(number).asked = _asked_of(file, offset, size)
            raise

    def _source(self, number: int) -> Source:
        thing = self._things.get(number)
        if not isinstance(thing, Source):
            raise _CannotServe("this source was handed over for an earlier question and is closed now")
        return thing

    def _writable(self, number: int) -> None:
        if self._source(number).mode == "r":
            raise _CannotServe("this source is open for reading only")

    def _open(self, number: int) -> dict[str, Any]:
        return self._source(number).how_to_open()

    def _set(self, number: int, key: str, value: bytes) -> None:
        self._writable(number)
        self._objects(number).set(_key(key), _a(bytes, value))

    def _delete(self, number: int, key: str) -> None:
        self._writable(number)
        self._objects(number).delete(_key(key))

    def _exists(self, number: int, key: str) -> bool:
        return self._objects(number).exists(_key(key))

    def _list(self, number: int, prefix: str) -> list[str]:
        return self._bounded(self._objects(number).list(_key(prefix)))

    def _list_dir(self, number: int, prefix: str) -> list[str]:
        return self._bounded(self._objects(number).list_dir(_key(prefix)))

    def _bounded(self, keys: Iterator[str]) -> list[str]:
        """Return keys that are listed, unless they are too many."""
        found: list[str] = []
        for key in keys:
            self.look()
            found.append(key)
            if len(found) > MAX_KEYS:
                raise _CannotServe(f"the store has more than {MAX_KEYS:,} keys: too many to list")
        return found

    def _write_at(self, number: int, offset: int, data: bytes) -> None:
        self._writable(number)
        _within_file(offset, len(_a(bytes, data)))
        self._file(number).write_at(offset, data)

    def _truncate(self, number: int, size: int) -> None:
        self._writable(number)
        _within_file(size, 0)
        self._file(number).truncate(size)

    def _invoke(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        thing = self._things.get(number)
        if not isinstance(thing, Given) or not callable(thing.use):
            raise _CannotServe("this function was handed over for an earlier question")
        try:
            return thing.use(*args, **kwargs)
        except _MISUSE as error:
            raise _CannotServe(f"{thing.name} was called with something it cannot use: {error}") from None

    def _next(self, number: int) -> list[Any]:
        thing = self._things.get(number)
        if not isinstance(thing, Given) or callable(thing.use):
            raise _CannotServe("this iterator was handed over for an earlier question")
        return list(itertools.islice(thing.use, 1))

    def _asked(self, number: int, array: str, chunks: int, nbytes: int, box: tuple[tuple[int, int], ...]) -> None:
        source = self._source(number)
        if source.log.fuse and chunks > source.log.fuse.chunks:
            source.asked = checked_asked(source, array, chunks, nbytes, box)
            raise FuseBlown(f"{chunks} chunks asked for")


_T = TypeVar("_T")
_MISUSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What our own functions raise when they are given something that they cannot use."""

_VERBS: dict[str, Callable[..., Any]] = {
    "open": Server._open,
    "set": Server._set,
    "delete": Server._delete,
    "exists": Server._exists,
    "list": Server._list,
    "list_dir": Server._list_dir,
    "write_at": Server._write_at,
    "truncate": Server._truncate,
    "invoke": Server._invoke,
    "next": Server._next,
    "asked": Server._asked,
}


class _CannotServe(Exception):
    """What was asked for cannot be done; the answer gets it as an OSError."""


def checked_asked(source: Source, *asked: object) -> Asked:
    """Return what a worker says of a selection of `source`, or raise Malformed if it cannot be true.

    Shards become the chunks in them.
    """
    array, chunks, nbytes, box = asked
    if not isinstance(array, str) or not isinstance(box, tuple):
        raise Malformed("a selection of no array")
    if not all(isinstance(n, int) and 0 <= n < 2**100 for n in (chunks, nbytes)):
        raise Malformed("a selection of no size")
    inside = []
    for (first, stop), (units, n, size) in zip(box, _grid(source.store, array), strict=True):
        if not 0 <= first <= stop <= units:
            raise Malformed("a selection outside its array")
        inside.append((int(first) * n, min(int(stop) * n, size)))
    return Asked(array, chunks, nbytes, tuple(inside))  # type: ignore[arg-type]


def _asked_of(file: CountedFile, offset: int, size: int) -> Asked | None:
    """Return what one request for bytes asks for, of the array of which it touches most; None if that is no excess."""
    touched: defaultdict[str, list[int]] = defaultdict(list)
    grids = {extents.grid.name: extents.grid for extents in file.layout.arrays}
    for grid, chunk, _ in file.layout.touched(offset, offset + size):
        touched[grid.name].append(chunk)
    name, places = max(touched.items(), key=lambda item: len(item[1]), default=("", []))
    if file.log.fuse is None or len(places) <= file.log.fuse.chunks:
        return None
    axes = list(zip(*map(grids[name].index, places), strict=True))
    return Asked(name, len(places), size, tuple((min(axis), max(axis) + 1) for axis in axes))


def _grid(store: CountedObjects | CountedFile, array: str) -> list[tuple[int, int, int]]:
    """Return, along each axis, how many chunks (or shards) are stored, chunks in each, and chunks in all."""
    if isinstance(store, CountedObjects):
        layout = store.layout.arrays.get(array)
        if layout is not None:
            return list(zip(layout.units.grid, layout.chunks_per_shard, layout.grid.grid, strict=True))
    else:
        for extents in store.layout.arrays:
            if extents.grid.name == array:
                return [(n, 1, n) for n in extents.grid.grid]
    raise Malformed("a selection of no array")


def _a(cls: type[_T], value: _T) -> _T:
    """Return `value`, which a worker sent, if it is of its type."""
    if type(value) is not cls:
        raise Malformed(f"no {cls.__name__}")
    return value


def _key(key: str) -> str:
    """Return `key`, which a worker sent, if it can be one."""
    if len(_a(str, key)) > MAX_KEY:
        raise _CannotServe(f"a key of a store may have {MAX_KEY:,} characters, not {len(key):,}")
    return key


def _within_file(offset: int, size: int) -> None:
    if not 0 <= offset <= offset + size <= MAX_FILE:
        raise _CannotServe(f"a file may have {MAX_FILE:,} bytes, not {offset + size:,}")
