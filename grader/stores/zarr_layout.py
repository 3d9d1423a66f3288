"""Which chunk of which array a Zarr key names, learned from the metadata documents themselves.

Sources: Zarr v2 and v3 specifications (chunk keys, chunk key encodings), sharding codec 1.0 (shard index).
"""

import contextlib
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from grader.stores.log import WHOLE, ArrayGrid, Part
from grader.stores.objects import ByteRange, Objects

METADATA_NAMES = ("zarr.json", ".zarray", ".zgroup", ".zattrs", ".zmetadata")
ARRAY_DOCUMENTS = ("zarr.json", ".zarray")
_MALFORMED = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_ABSENT = 2**64 - 1
_FAR = 2**61
"""An offset or a length that is in no file."""

Places = np.ndarray[Any, np.dtype[np.int64]]
_MOST_PER_SHARD = 2**20
_MOST_AXES = 32
_MOST_LEVELS = 1000
_LONGEST = 1000
"""Characters of a path or of a data type's name."""

_KEPT = 2**14
"""Keys of which it is kept what they hold."""

_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)


@dataclass(frozen=True)
class ChunkKey:
    """A key that holds chunks: those of one shard, or one chunk alone.

    Attributes
    ----------
    layout : StoredArray
        The array that it belongs to.
    unit : int
        Place of the stored object in the grid of stored objects (shards, or chunks where there are none).
    """

    layout: "StoredArray"
    unit: int

    @property
    def chunks(self) -> tuple[int, ...]:
        """Places in the chunk grid of the chunks that it may hold; see `StoredArray.chunks_of`."""
        layout = self.layout
        return tuple(layout.chunks_of(layout.units.index(self.unit))) if layout.sharded else (self.unit,)


@dataclass(frozen=True)
class StoredArray:
    """How one array's chunks are laid out in its store."""

    grid: ArrayGrid
    units: ArrayGrid
    key_prefix: str
    separator: str
    index_nbytes: int = 0
    index_at_end: bool = True

    @property
    def sharded(self) -> bool:
        """Say whether the stored objects are shards of inner chunks."""
        return self.index_nbytes > 0

    def parse(self, key: str) -> ChunkKey | None:
        """Return what the key, relative to the array, holds; None where it is no chunk key."""
        if not self.units.grid:  # no axes: a single chunk, under "c" in format 3 and "0" in format 2
            return ChunkKey(self, 0) if key == (self.key_prefix.rstrip("./") or "0") else None
        if not key.startswith(self.key_prefix):
            return None
        parts = key[len(self.key_prefix) :].split(self.separator)
        if not all(map(_NUMBER.fullmatch, parts)):
            return None
        index = tuple(map(int, parts))
        if not self.units.contains(index):
            return None
        return ChunkKey(self, self.units.number(index))

    def chunks_of(self, shard: tuple[int, ...], rows: Places | None = None) -> list[int]:
        """Return the places of a shard's inner chunks; -1 beyond the array's edge.

        Parameters
        ----------
        shard : tuple of int
            Place of the shard in the grid of shards.
        rows : array of int, optional
            Of these rows of the shard's index alone, in place of all.
        """
        per_shard = self.chunks_per_shard
        rows = np.arange(math.prod(per_shard)) if rows is None else rows
        numbers: Any = np.zeros(len(rows), np.int64 if self.grid.n_chunks < 2**63 else object)
        inside = np.ones(len(rows), bool)
        for s, n, size, i in zip(shard, per_shard, self.grid.grid, np.unravel_index(rows, per_shard), strict=True):
            along = s * n + i
            numbers = numbers * size + along
            inside &= along < size
        places: list[int] = np.where(inside, numbers, -1).tolist()
        return places

    @property
    def chunks_per_shard(self) -> tuple[int, ...]:
        """Number of inner chunks of a shard along each axis."""
        return tuple(s // c for s, c in zip(self.units.chunks, self.grid.chunks, strict=True))


class ZarrLayout:
    """The arrays of one store, by path; grows as metadata documents are read or written.

    Parameters
    ----------
    objects : Objects
        The store.
    folder : str
        Where in it to look for them: a group, or the only array that matters.
    """

    def __init__(self, objects: Objects, folder: str = "") -> None:
        self._begin({})
        for path in _metadata_keys(objects, folder):
            self.learn(path, bytes(objects.get(path) or b""))

    def _begin(self, levels: dict[str, int]) -> None:
        """Know nothing yet but the levels of some arrays."""
        self.arrays: dict[str, StoredArray] = {}
        self._levels = levels
        self._found = lru_cache(_KEPT)(self._find)

    def learn(self, key: str, document: bytes) -> None:
        """Take in a metadata document: an array's shape and chunks, or the order of a pyramid's levels.

        One that is malformed (an answer may have written it) is no metadata: nothing is learned from it.
        """
        folder, _, name = key.rpartition("/")
        if name in METADATA_NAMES:
            self._found.cache_clear()
            with contextlib.suppress(*_MALFORMED):
                self._learn(folder, name, json.loads(document))

    def described(self, key: str, document: bytes) -> StoredArray | None:
        """Return the array that a metadata document describes, without taking it in; None where it describes none."""
        folder = key.rpartition("/")[0]
        trial = ZarrLayout.__new__(ZarrLayout)
        known = self.arrays.get(folder)
        trial._begin({folder: known.grid.level} if known else {})
        trial.learn(key, document)
        return trial.arrays.get(folder)

    def _learn(self, folder: str, name: str, metadata: dict[str, Any]) -> None:
        if name == ".zattrs" or metadata.get("node_type") == "group":
            self._learn_levels(folder, metadata.get("attributes", metadata))
        elif name == ".zarray":
            self.arrays[folder] = _v2_array(folder, self._levels.get(folder, 0), metadata)
        elif metadata.get("node_type") == "array":
            self.arrays[folder] = _v3_array(folder, self._levels.get(folder, 0), metadata)

    def _learn_levels(self, folder: str, attributes: dict[str, Any]) -> None:
        multiscales = attributes.get("ome", attributes).get("multiscales") or [{}]
        for level, dataset in enumerate(multiscales[0].get("datasets", ())):
            path = "/".join(filter(None, (folder, dataset["path"])))
            if len(path) <= _LONGEST and (path in self._levels or len(self._levels) < _MOST_LEVELS):
                self._levels[path] = level

    def find(self, key: str) -> ChunkKey | None:
        """Return what `key` holds; None where it is metadata or foreign."""
        return self._found(key)

    def _find(self, key: str) -> ChunkKey | None:
        folder = key
        while folder:
            folder = folder.rpartition("/")[0]
            array = self.arrays.get(folder)
            if array is not None:
                return array.parse(key[len(folder) + 1 :] if folder else key)
        return None


def is_below(path: str, folder: str) -> bool:
    """Say whether a path of a store lies below a folder of it; "" is the root."""
    return path != folder and (not folder or path.startswith(f"{folder}/"))


def touched_in_shard(key: ChunkKey, byte_range: ByteRange | None, shard: str, objects: Objects) -> dict[int, Part]:
    """Return which bytes of which inner chunks a request for (part of) a shard is for; none if for the index alone."""
    if byte_range is None:
        return {chunk: WHOLE for chunk in key.chunks if chunk >= 0}
    array = key.layout
    if byte_range == _place_of_index(array):
        return {}
    offsets, ends = _places_in_shard(array, shard, objects)
    size = int(ends.max(initial=0))
    size = size + array.index_nbytes if array.index_at_end else max(size, array.index_nbytes)
    start, stop, _ = slice(*byte_range).indices(size)
    rows = np.flatnonzero((offsets < stop) & (start < ends))
    chunks = array.chunks_of(array.units.index(key.unit), rows)
    return {
        chunk: Part(max(start, first) - first, min(stop, end) - first, end - first)
        for chunk, first, end in zip(chunks, offsets[rows].tolist(), ends[rows].tolist(), strict=True)
        if chunk >= 0
    }


def _place_of_index(array: StoredArray) -> ByteRange:
    """Return where the index of a shard lies."""
    return (-array.index_nbytes, None) if array.index_at_end else (0, array.index_nbytes)


def _places_in_shard(array: StoredArray, shard: str, objects: Objects) -> tuple[Places, Places]:
    """Return where each inner chunk begins and ends, 0 and 0 if it is absent; sharding codec, "Binary shard format"."""
    raw = objects.get(shard, _place_of_index(array))
    rows = math.prod(array.chunks_per_shard)
    if raw is None or len(raw) < 16 * rows:
        return np.zeros(rows, np.int64), np.zeros(rows, np.int64)
    table = np.frombuffer(raw, dtype="<u8", count=2 * rows).reshape(rows, 2)
    places = np.minimum(table, _FAR).astype(np.int64)
    places[table[:, 0] == _ABSENT] = 0
    return places[:, 0], places[:, 0] + places[:, 1]


def _metadata_keys(objects: Objects, folder: str) -> Iterator[str]:
    """Yield the keys of the metadata documents in a folder, without listing chunks: groups, then arrays."""
    folders = [folder]
    arrays = []
    while folders:
        folder = folders.pop()
        prefix = f"{folder}/" if folder else ""
        here = [name for name in METADATA_NAMES if objects.exists(prefix + name)]
        documents = {name: bytes(objects.get(prefix + name) or b"") for name in here}
        if ".zarray" in here or b'"array"' in documents.get("zarr.json", b""):
            arrays += [prefix + name for name in here]
            continue
        yield from (prefix + name for name in here)
        folders += [prefix + name for name in objects.list_dir(folder) if name not in METADATA_NAMES]
    yield from arrays


def _v2_array(path: str, level: int, metadata: dict[str, Any]) -> StoredArray:
    itemsize = _itemsize(metadata["dtype"])
    grid = _grid(path, level, metadata["shape"], metadata["chunks"], itemsize)
    return StoredArray(grid, grid, "", _separator(metadata.get("dimension_separator", ".")))


def _v3_array(path: str, level: int, metadata: dict[str, Any]) -> StoredArray:
    shape, stored = metadata["shape"], metadata["chunk_grid"]["configuration"]["chunk_shape"]
    data_type = metadata["data_type"]
    itemsize = _itemsize(data_type) if isinstance(data_type, str) else 1
    encoding = metadata["chunk_key_encoding"]
    default = encoding["name"] == "default"
    separator = _separator(encoding.get("configuration", {}).get("separator", "/" if default else "."))
    prefix = f"c{separator}" if default else ""
    units = _grid(path, level, shape, stored, itemsize)
    sharding = next((c["configuration"] for c in metadata["codecs"] if c["name"] == "sharding_indexed"), None)
    if sharding is None:
        return StoredArray(units, units, prefix, separator)
    grid = _grid(path, level, shape, sharding["chunk_shape"], itemsize)
    checksum = 4 if any(codec["name"] == "crc32c" for codec in sharding["index_codecs"]) else 0
    per_shard = math.prod(s // c for s, c in zip(units.chunks, grid.chunks, strict=True))
    if not 0 < per_shard <= _MOST_PER_SHARD:
        raise ValueError(f"{per_shard} chunks a shard")
    at_end = sharding.get("index_location", "end") == "end"
    return StoredArray(grid, units, prefix, separator, 16 * per_shard + checksum, at_end)


def _itemsize(data_type: Any) -> int:
    """Return the bytes of a voxel; a structure, or names of many, are none."""
    if not isinstance(data_type, str) or len(data_type) > _LONGEST:
        raise ValueError("a data type that is none")
    return np.dtype(data_type).itemsize


def _grid(path: str, level: int, shape: Any, chunks: Any, itemsize: int) -> ArrayGrid:
    """Return the grid that a document describes; raise where it describes none."""
    if len(shape) != len(chunks) or len(shape) > _MOST_AXES:
        raise ValueError("shape and chunks that are none")
    if not all(isinstance(n, int) and 0 <= n < 2**60 for n in (*shape, *chunks)):
        raise ValueError("shape and chunks that are none")
    grid = ArrayGrid(path, level, tuple(shape), tuple(chunks), itemsize)
    _ = grid.grid  # a chunk of no voxels has none: raises
    return grid


def _separator(text: Any) -> str:
    if text not in ("/", "."):
        raise ValueError("a separator that is none")
    return str(text)
