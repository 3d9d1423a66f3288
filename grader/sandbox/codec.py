"""The closed data format that crosses the channel: plain values, arrays, the given dataclasses, handles.

Nothing in it can run code: no classes but those below, no pickles. Decoding checks every bound before it allocates.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from grader.given import ImageInfo, LevelInfo, Stats

GIVEN = {cls.__name__: cls for cls in (ImageInfo, LevelInfo, Stats)}

MAX_DEPTH = 32
MAX_VALUES = 100_000
MAX_ARRAY_BYTES = 96 * 2**20
"""Bytes of an array: more than any exercise asks for, and fewer than a frame may have."""

MAX_INT_BYTES = 128
"""Bytes of an integer: as many as a float has room for; beyond that, arithmetic and words for it fail."""
MAX_NAME = 1000
_DTYPE = re.compile(r"[<>|](?:b1|[iu][1248]|f[248]|c(?:8|16))\Z")


@dataclass(frozen=True)
class Handle:
    """A thing that stays where it is and is used from the other side by its number.

    Attributes
    ----------
    kind : str
        ``"source"``, ``"callable"`` or ``"iterator"``: the grader's; ``"object"``: the answer's own.
    id : int
        Its number on the side that keeps it.
    name : str
        What a message calls it: a type for the answer's objects.
    """

    kind: str
    id: int
    name: str = ""


class Unsendable(Exception):
    """A value that the data format has no place for."""


class Malformed(Exception):
    """Bytes that are no value of the data format."""


def encode(value: Any, keep: Callable[[Any], Handle | None] = lambda _: None) -> bytearray:
    """Return `value` as bytes.

    Parameters
    ----------
    value : object
        Numbers, strings, bytes, None, tuples, lists, sets, dicts, slices, NumPy arrays, scalars and dtypes, given
        dataclasses, handles.
    keep : callable
        Called with anything else; returns the handle that goes in its place, or None if there is none.

    Raises
    ------
    Unsendable
        If `keep` has no handle for a value, or a bound of the format is passed.
    """
    encoder = _Encoder(keep)
    encoder.put(value, 0)
    return encoder.out


def decode(data: bytes | bytearray | memoryview) -> Any:
    """Return the value that `data` holds; arrays are new and writable.

    Raises
    ------
    Malformed
        If `data` is anything but one whole value within the bounds.
    """
    decoder = _Decoder(memoryview(data))
    try:
        value = decoder.take(0)
    except (struct.error, UnicodeDecodeError, TypeError, ValueError, OverflowError) as error:
        raise Malformed(f"not a value: {error}") from None
    if decoder.position != len(decoder.data):
        raise Malformed("bytes after the value")
    return value


class _Encoder:
    def __init__(self, keep: Callable[[Any], Handle | None]) -> None:
        self.out = bytearray()
        self.keep = keep
        self.values = 0

    def put(self, value: Any, depth: int) -> None:
        self.values += 1
        if depth > MAX_DEPTH:
            raise Unsendable(f"something nested more than {MAX_DEPTH} deep")
        if self.values > MAX_VALUES:
            raise Unsendable(f"more than {MAX_VALUES:,} values")
        put = _PUT_EXACTLY.get(type(value)) or next((put for types, put in _PUT if isinstance(value, types)), None)
        if put is not None:
            put(self, value, depth + 1)
            return
        if isinstance(value, type) and issubclass(value, np.generic):  # np.uint16 stands for its dtype
            self.put_dtype(value, depth)
            return
        handle = self.keep(value)
        if handle is None:
            raise Unsendable(f"an object of type {type(value).__name__}")
        self.put_handle(handle, depth)

    def head(self, tag: bytes, layout: str = "", *numbers: Any) -> None:
        self.out += tag
        if layout:
            self.out += struct.pack("<" + layout, *numbers)

    def text(self, text: str) -> None:
        raw = text.encode("utf-8", "surrogatepass")
        self.out += struct.pack("<I", len(raw)) + raw

    def put_none(self, _: None, __: int) -> None:
        self.head(b"N")

    def put_bool(self, value: bool, _: int) -> None:
        self.head(b"T" if value else b"F")

    def put_int(self, value: int, _: int) -> None:
        value = int(value)
        length = value.bit_length() // 8 + 1
        if length > MAX_INT_BYTES:
            raise Unsendable(f"an integer of {length:,} bytes")
        self.head(b"i", "H", length)
        self.out += value.to_bytes(length, "little", signed=True)

    def put_float(self, value: float, _: int) -> None:
        self.head(b"f", "d", float(value))

    def put_complex(self, value: complex, _: int) -> None:
        self.head(b"c", "dd", value.real, value.imag)

    def put_str(self, value: str, _: int) -> None:
        self.head(b"s")
        self.text(str(value))

    def put_bytes(self, value: bytes | bytearray | memoryview, _: int) -> None:
        raw = memoryview(value).tobytes() if isinstance(value, memoryview) else value
        self.head(b"b", "Q", len(raw))
        self.out += raw

    def put_items(self, tag: bytes, items: Any, depth: int) -> None:
        self.head(tag, "I", len(items))
        for item in items:
            self.put(item, depth)

    def put_tuple(self, value: tuple[Any, ...], depth: int) -> None:
        self.put_items(b"t", value, depth)

    def put_list(self, value: list[Any], depth: int) -> None:
        self.put_items(b"l", value, depth)

    def put_set(self, value: set[Any], depth: int) -> None:
        self.put_items(b"S", value, depth)

    def put_dict(self, value: dict[Any, Any], depth: int) -> None:
        self.head(b"d", "I", len(value))
        for key, item in value.items():
            self.put(key, depth)
            self.put(item, depth)

    def put_slice(self, value: slice, depth: int) -> None:
        self.head(b"k")
        for part in (value.start, value.stop, value.step):
            self.put(part, depth)

    def put_range(self, value: range, depth: int) -> None:
        self.head(b"r")
        for part in (value.start, value.stop, value.step):
            self.put(part, depth)

    def put_dtype(self, value: Any, _: int) -> None:
        self.head(b"y")
        self.text(_dtype_text(np.dtype(value)))

    def put_array(self, value: np.ndarray[Any, Any], _: int) -> None:
        array = np.asarray(value)
        if array.nbytes > MAX_ARRAY_BYTES:
            raise Unsendable(f"an array of shape {array.shape} and dtype {array.dtype}, {array.nbytes:,} bytes")
        self.head(b"a")
        self.text(_dtype_text(array.dtype))
        self.out += struct.pack(f"<B{array.ndim}Q", array.ndim, *array.shape)
        self.out += array.tobytes() if not array.flags.c_contiguous else array.reshape(-1).view(np.uint8).data

    def put_scalar(self, value: np.generic, _: int) -> None:
        self.head(b"n")
        self.text(_dtype_text(value.dtype))
        self.out += value.tobytes()

    def put_given(self, value: Any, depth: int) -> None:
        self.head(b"g")
        self.text(type(value).__name__)
        for one in fields(value):
            self.put(getattr(value, one.name), depth)

    def put_handle(self, value: Handle, _: int) -> None:
        self.head(b"h", "Q", value.id)
        self.text(value.kind)
        self.text(value.name)


_PUT: tuple[tuple[Any, Callable[[_Encoder, Any, int], None]], ...] = (
    (type(None), _Encoder.put_none),
    (bool, _Encoder.put_bool),
    (np.generic, _Encoder.put_scalar),  # before float and str: NumPy's scalars are some of those too
    (int, _Encoder.put_int),
    (float, _Encoder.put_float),
    (complex, _Encoder.put_complex),
    (str, _Encoder.put_str),
    (np.ndarray, _Encoder.put_array),
    ((bytes, bytearray, memoryview), _Encoder.put_bytes),
    (tuple, _Encoder.put_tuple),
    (list, _Encoder.put_list),
    ((set, frozenset), _Encoder.put_set),
    (dict, _Encoder.put_dict),
    (slice, _Encoder.put_slice),
    (range, _Encoder.put_range),
    (np.dtype, _Encoder.put_dtype),
    (tuple(GIVEN.values()), _Encoder.put_given),
    (Handle, _Encoder.put_handle),
)


_PUT_EXACTLY: dict[type, Callable[[_Encoder, Any, int], None]] = {
    kind: put for types, put in _PUT for kind in (types if isinstance(types, tuple) else (types,))
}
"""For the types themselves; their subclasses are found by looking through `_PUT`."""


def _dtype_text(dtype: np.dtype[Any]) -> str:
    if not _DTYPE.match(dtype.str):
        raise Unsendable(f"an array of dtype {dtype}")
    return dtype.str


class _Decoder:
    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.position = 0
        self.values = 0

    def take(self, depth: int) -> Any:
        self.values += 1
        if depth > MAX_DEPTH or self.values > MAX_VALUES:
            raise Malformed("too deep or too many values")
        take = _TAKE.get(bytes(self.raw(1)))
        if take is None:
            raise Malformed("an unknown tag")
        return take(self, depth + 1)

    def raw(self, length: int) -> memoryview:
        start, self.position = self.position, self.position + length
        if self.position > len(self.data):
            raise Malformed("cut short")
        return self.data[start : self.position]

    def numbers(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack("<" + layout, self.raw(struct.calcsize("<" + layout)))

    def text(self) -> str:
        (length,) = self.numbers("I")
        return bytes(self.raw(length)).decode("utf-8", "surrogatepass")

    def items(self, depth: int) -> list[Any]:
        (count,) = self.numbers("I")
        if count > len(self.data) - self.position:  # each value takes a byte at least
            raise Malformed("more values than bytes")
        return [self.take(depth) for _ in range(count)]

    def take_int(self, _: int) -> int:
        (length,) = self.numbers("H")
        if length > MAX_INT_BYTES:
            raise Malformed("too long an integer")
        return int.from_bytes(self.raw(length), "little", signed=True)

    def take_bytes(self, _: int) -> bytes:
        (length,) = self.numbers("Q")
        return bytes(self.raw(length))

    def take_dict(self, depth: int) -> dict[Any, Any]:
        (count,) = self.numbers("I")
        if 2 * count > len(self.data) - self.position:
            raise Malformed("more values than bytes")
        keys, values = [], []
        for _ in range(count):
            keys.append(self.take(depth))
            values.append(self.take(depth))
        return dict(zip(_apart(keys), values, strict=True))

    def dtype(self) -> np.dtype[Any]:
        text = self.text()
        if not _DTYPE.match(text):
            raise Malformed("a dtype that is not allowed")
        return np.dtype(text)

    def take_array(self, _: int) -> np.ndarray[Any, Any]:
        dtype = self.dtype()
        (ndim,) = self.numbers("B")
        shape = self.numbers(f"{ndim}Q")
        nbytes = dtype.itemsize
        for size in shape:
            nbytes *= size
        raw = self.raw(nbytes)
        return np.frombuffer(raw, dtype).reshape(shape).copy()

    def take_scalar(self, _: int) -> np.generic:
        dtype = self.dtype()
        scalar: np.generic = np.frombuffer(self.raw(dtype.itemsize), dtype)[0]
        return scalar

    def take_given(self, depth: int) -> Any:
        cls = GIVEN.get(self.text())
        if cls is None:
            raise Malformed("an unknown dataclass")
        return cls(*(self.take(depth) for _ in fields(cls)))

    def take_handle(self, _: int) -> Handle:
        (number,) = self.numbers("Q")
        kind, name = self.text(), self.text()
        if len(kind) + len(name) > MAX_NAME:
            raise Malformed("too long a name")
        return Handle(kind, number, name)


def _apart(keys: list[Any]) -> list[Any]:
    """Return keys of a dict or set, unless they were made to collide: a million of those would take hours to insert."""
    if len(keys) > 100:
        hashes = np.fromiter(map(hash, keys), np.int64, len(keys))
        if len(keys) - len(np.unique(hashes)) > 100:
            raise Malformed("keys that collide")
    return keys


_TAKE: dict[bytes, Callable[[_Decoder, int], Any]] = {
    b"N": lambda d, _: None,
    b"T": lambda d, _: True,
    b"F": lambda d, _: False,
    b"i": _Decoder.take_int,
    b"f": lambda d, _: d.numbers("d")[0],
    b"c": lambda d, _: complex(*d.numbers("dd")),
    b"s": lambda d, _: d.text(),
    b"b": _Decoder.take_bytes,
    b"t": lambda d, depth: tuple(d.items(depth)),
    b"l": lambda d, depth: d.items(depth),
    b"S": lambda d, depth: set(_apart(d.items(depth))),
    b"d": _Decoder.take_dict,
    b"k": lambda d, depth: slice(d.take(depth), d.take(depth), d.take(depth)),
    b"r": lambda d, depth: range(d.take(depth), d.take(depth), d.take(depth)),
    b"y": lambda d, _: d.dtype(),
    b"a": _Decoder.take_array,
    b"n": _Decoder.take_scalar,
    b"g": _Decoder.take_given,
    b"h": _Decoder.take_handle,
}
