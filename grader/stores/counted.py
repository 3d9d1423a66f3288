"""The instruments: objects and a file that log every chunk they serve, and stop at the fuse."""

from collections.abc import Iterator

from grader.stores.file_layout import FileLayout
from grader.stores.files import FileBytes
from grader.stores.log import AccessLog
from grader.stores.objects import ByteRange, Bytes, Objects
from grader.stores.zarr_layout import METADATA_NAMES, ZarrLayout, touched_in_shard


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
        self._sizes: dict[str, int] = {}

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes, or those of `byte_range`, and log what they belong to."""
        found = self.layout.find(key)
        if found is None:
            value = self._objects.get(key, byte_range)
            self.log.metadata(1, 0 if value is None else len(value))
            return value
        chunks = found.chunks
        if found.layout.sharded:
            chunks = touched_in_shard(found, byte_range, key, self._objects)
            if not chunks:
                value = self._objects.get(key, byte_range)
                self.log.metadata(1, 0 if value is None else len(value))
                return value
        read = self.log.ask(found.layout.grid, chunks, found.unit)
        value = self._objects.get(key, byte_range)
        if value is None:
            read.absent = True
        else:
            read.nbytes = len(value)
        return value

    def set(self, key: str, value: bytes) -> None:
        """Store `value` under `key`, and log the chunk."""
        found = self.layout.find(key)
        more_nbytes = len(value) - self._sizes.get(key, 0)
        if found is not None:
            self.log.write(found.layout.grid, found.unit, len(value), more_nbytes)
        else:
            self.log.store(more_nbytes)
            if key.rpartition("/")[2] in METADATA_NAMES:
                self.layout.learn(key, value)
        self._sizes[key] = len(value)
        self._objects.set(key, value)

    def delete(self, key: str) -> None:
        """Remove the object; for a chunk that is a write, of the fill value."""
        found = self.layout.find(key)
        size = self._sizes.pop(key, 0)
        if found is not None:
            self.log.write(found.layout.grid, found.unit, 0, -size)
        else:
            self.log.store(-size)
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
        touched = list(self.layout.touched(offset, offset + size))
        reads = self.log.ask_all([(grid, (chunk,), chunk) for grid, chunk, _ in touched])
        for read, (_, _, nbytes) in zip(reads, touched, strict=True):
            read.nbytes = nbytes
        data = self._file.read_at(offset, size)
        if not touched:
            self.log.metadata(1, len(data))
        return data

    def write_at(self, offset: int, data: Bytes) -> None:
        """Put `data` at `offset`, and log the chunks that it overlaps."""
        for grid, chunk, nbytes in self.layout.touched(offset, offset + len(data)):
            self.log.write(grid, chunk, nbytes)
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
