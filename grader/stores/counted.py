"""The instruments: objects and a file that log every chunk they serve, and stop at the fuse."""

import json
from collections.abc import Iterator
from typing import Any

from grader.stores.file_layout import FileLayout
from grader.stores.files import FileBytes
from grader.stores.log import WHOLE, AccessLog, Part
from grader.stores.objects import ByteRange, Bytes, Objects
from grader.stores.zarr_layout import (
    ARRAY_DOCUMENTS,
    METADATA_NAMES,
    ChunkKey,
    ZarrLayout,
    is_below,
    touched_in_shard,
)

MAX_DOCUMENT = 2**20
"""Bytes of a metadata document that an answer may write; it is read here. Those of a pyramid have a few thousand."""

MAX_DOCUMENTS = 1000
"""Metadata documents that an answer may write into a store, and arrays that it may describe there."""

_PER_OBJECT = 256
"""Bytes that are kept of an object beside its key and its value."""


class CountedObjects:
    """Zarr objects, counted: one log entry a request that touches chunks, before it is served.

    Parameters
    ----------
    objects : Objects
        Where the bytes come from and go to.
    log : AccessLog
        Where the accesses are written.
    layout : ZarrLayout, optional
        The arrays of the store, where they are known already.
    """

    def __init__(self, objects: Objects, log: AccessLog, layout: ZarrLayout | None = None) -> None:
        self._objects = objects
        self.log = log
        self.layout = layout or ZarrLayout(objects)
        self._made_before = frozenset(self.layout.arrays)
        self._sizes: dict[str, int] = {}
        self._documents: set[str] = set()

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes, or those of `byte_range`, and log what they belong to."""
        found = self.layout.find(key)
        parts = {} if found is None else self._touched(found, key, byte_range)
        if found is None or not parts:
            value = self._objects.get(key, byte_range)
            self.log.metadata(1, 0 if value is None else len(value))
            return value
        read = self.log.ask(found.layout.grid, tuple(parts), found.unit)
        value = self._objects.get(key, byte_range)
        if value is None:
            read.absent = True
        else:
            read.nbytes = len(value)
        self.log.serve(found.layout.grid, parts)
        return value

    def _touched(self, found: ChunkKey, key: str, byte_range: ByteRange | None) -> dict[int, Part]:
        """Return which bytes of which chunks a request is for."""
        if found.layout.sharded:
            return touched_in_shard(found, byte_range, key, self._objects)
        whole = None if byte_range is None else self._objects.get(key)
        if byte_range is None or whole is None:
            return {found.unit: WHOLE}
        start, stop, _ = slice(*byte_range).indices(len(whole))
        return {found.unit: Part(start, stop, len(whole))}

    def set(self, key: str, value: bytes) -> None:
        """Store `value` under `key`, and log the chunk.

        Raises
        ------
        PermissionError
            If no one would write that but to have chunks taken for something else, and not counted: what is neither
            metadata nor a chunk of an array that is known by then, metadata inside an array or of an array around
            another, or of an array with chunks that would have other ones. An array that was there before keeps
            all that is said of it but its attributes. Or if metadata are longer, or more, than those of any image.
        """
        found = self.layout.find(key)
        kept = len(key) + len(value) + _PER_OBJECT
        more_nbytes = kept - self._sizes.get(key, 0)
        if found is not None:
            self.log.write(found.layout.grid, found.unit, len(value), more_nbytes)
        else:
            self._refuse(key, value)
            self.log.store(more_nbytes)
            self.layout.learn(key, value)
            self._documents.add(key)
        self._sizes[key] = kept
        self._objects.set(key, value)

    def delete(self, key: str) -> None:
        """Remove the object; for a chunk that is a write, of the fill value."""
        found = self.layout.find(key)
        size = self._sizes.pop(key, 0)
        if found is not None:
            self.log.write(found.layout.grid, found.unit, 0, -size)
        else:
            if key.rpartition("/")[0] in self._made_before and self._objects.exists(key):
                raise PermissionError("this array was there before: it stays")
            self.log.store(-size)
            self._documents.discard(key)
        self._objects.delete(key)

    def exists(self, key: str) -> bool:
        """Say whether there is such an object."""
        return self._objects.exists(key)

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with `prefix`."""
        return self._objects.list(prefix)

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield the names directly below the folder `prefix`."""
        return self._objects.list_dir(prefix)

    def _refuse(self, key: str, value: bytes) -> None:
        folder, _, name = key.rpartition("/")
        if name not in METADATA_NAMES:
            raise PermissionError(f"{key!r} is no chunk of an array of this store, and no metadata")
        if len(value) > MAX_DOCUMENT:
            raise PermissionError(f"{key!r} may have {MAX_DOCUMENT:,} bytes of metadata, not {len(value):,}")
        known_arrays = self.layout.arrays
        if len(self._documents | {key}) > MAX_DOCUMENTS or len(known_arrays.keys() | {folder}) > MAX_DOCUMENTS:
            raise PermissionError(f"a store may have {MAX_DOCUMENTS:,} metadata documents, not more")
        if any(is_below(folder, array) for array in self.layout.arrays):
            raise PermissionError(f"{key!r} lies in an array: there are chunks and nothing else")
        if folder in self._made_before:
            before = self._objects.get(key)
            if name != ".zattrs" and (before is None or _without_attributes(before) != _without_attributes(value)):
                raise PermissionError("this array was there before: its shape, its chunks and its form stay")
        elif name in ARRAY_DOCUMENTS:
            known, array = self.layout.arrays.get(folder), self.layout.described(key, value)
            if known is not None and known != array and self._has_chunks(folder):
                raise PermissionError("an array with chunks keeps its shape and its chunks")
            if array is not None and any(is_below(other, folder) for other in self.layout.arrays):
                raise PermissionError(f"{key!r} would lie around an array")

    def _has_chunks(self, array: str) -> bool:
        keys = self._objects.list(f"{array}/" if array else "")
        return any(self.layout.find(key) is not None for key in keys)


def _without_attributes(document: Bytes) -> Any:
    """Return what a metadata document says of the array itself."""
    try:
        said = json.loads(bytes(document))
    except (ValueError, RecursionError):
        return None
    return {name: value for name, value in said.items() if name != "attributes"} if isinstance(said, dict) else None


class CountedFile:
    """A file, counted: a request touches every strip, tile or chunk that it overlaps by a byte.

    Parameters
    ----------
    file : FileBytes
        Where the bytes come from and go to.
    layout : FileLayout
        Which bytes belong to which chunk.
    log : AccessLog
        Where the accesses are written.
    """

    def __init__(self, file: FileBytes, layout: FileLayout, log: AccessLog) -> None:
        self._file = file
        self.layout = layout
        self.log = log

    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._file.size()

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`, and log what they belong to."""
        end = self.layout.end(offset, offset + size)
        touched = list(self.layout.touched(offset, end))
        reads = self.log.ask_all([(grid, (chunk,), chunk) for grid, chunk, _ in touched])
        data = self._file.read_at(offset, end - offset)
        for read, (grid, chunk, part) in zip(reads, touched, strict=True):
            read.nbytes = part.nbytes
            self.log.serve(grid, {chunk: part})
        if not touched:
            self.log.metadata(1, len(data))
        return data if end == offset + size else bytes(data) + bytes(offset + size - end)

    def write_at(self, offset: int, data: Bytes) -> None:
        """Put `data` at `offset`, and log the chunks that it overlaps."""
        for grid, chunk, part in self.layout.touched(offset, offset + len(data)):
            self.log.write(grid, chunk, part.nbytes)
        self.log.store(max(0, offset + len(data) - self._file.size()))
        self._file.write_at(offset, data)

    def truncate(self, size: int) -> None:
        """Make the file `size` bytes long."""
        self.log.store(size - self._file.size())
        self._file.truncate(size)

    def metadata(self) -> Iterator[tuple[int, Bytes]]:
        """Yield (offset, bytes) of the ranges that belong to no chunk: they may be served elsewhere, uncounted."""
        for start, stop in self.layout.metadata(self._file.size()):
            yield start, self._file.read_at(start, stop - start)
