"""The access log: which chunk of which array was read or written, in what order, at what cost."""

import math
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True)
class ArrayGrid:
    """The chunk grid of one array.

    Attributes
    ----------
    name : str
        The array's path in its container; ``""`` where there is one array only.
    level : int
        Its position in a resolution pyramid, 0 being the finest.
    shape, chunks : tuple of int
        Size of the array and of one chunk (inner chunk of a shard, strip, tile), in voxels along each axis.
    itemsize : int
        Bytes of one voxel.
    """

    name: str
    level: int
    shape: tuple[int, ...]
    chunks: tuple[int, ...]
    itemsize: int

    @cached_property
    def grid(self) -> tuple[int, ...]:
        """Number of chunks along each axis."""
        return tuple(-(-size // chunk) for size, chunk in zip(self.shape, self.chunks, strict=True))

    @cached_property
    def n_chunks(self) -> int:
        """Number of chunks in all."""
        return math.prod(self.grid)

    @cached_property
    def chunk_nbytes(self) -> int:
        """Bytes of one whole chunk in memory."""
        return math.prod(self.chunks) * self.itemsize

    @property
    def nbytes(self) -> int:
        """Bytes of the whole array in memory."""
        return math.prod(self.shape) * self.itemsize

    def nbytes_of(self, number: int) -> int:
        """Return the bytes in memory of the chunk at a place in row-major order: at the far edges fewer."""
        where = zip(self.index(number), self.chunks, self.shape, strict=True)
        return math.prod(min(chunk, size - i * chunk) for i, chunk, size in where) * self.itemsize

    def number(self, index: tuple[int, ...]) -> int:
        """Return the place of chunk `index` in row-major order."""
        number = 0
        for i, n in zip(index, self.grid, strict=True):
            number = number * n + i
        return number

    def index(self, number: int) -> tuple[int, ...]:
        """Return the chunk index of a place in row-major order: the inverse of `number`."""
        index = []
        for n in reversed(self.grid):
            number, i = divmod(number, n)
            index.append(i)
        return tuple(reversed(index))

    def contains(self, index: tuple[int, ...]) -> bool:
        """Say whether `index` lies in the grid."""
        return len(index) == len(self.grid) and all(0 <= i < n for i, n in zip(index, self.grid, strict=True))


class Part(NamedTuple):
    """Which bytes of a stored chunk, ``start <= i < stop`` of `size`."""

    start: int
    stop: int
    size: int

    @property
    def nbytes(self) -> int:
        """How many they are."""
        return self.stop - self.start


WHOLE = Part(0, 0, 0)
"""All of a chunk, however many bytes that are."""


@dataclass(slots=True)
class Read:
    """One request that touched chunks.

    Attributes
    ----------
    chunks : tuple of int
        Places in the grid of the chunks that it touched.
    unit : int
        The stored object that it went to: the chunk itself, or its shard.
    nbytes : int
        Bytes that were served.
    absent : bool
        There was no such object: the reader fills in the fill value.
    read_back : bool
        The object was written afterwards: it was read only to be changed in part.
    """

    chunks: tuple[int, ...]
    unit: int
    nbytes: int = 0
    absent: bool = False
    read_back: bool = False


@dataclass
class ArrayLog:
    """What happened to the chunks of one array.

    Attributes
    ----------
    grid : ArrayGrid
        The array.
    reads : list of Read
        The requests that touched chunks, were it by no byte.
    whole : Counter of int
        The chunks that were read whole: how often all of a chunk's bytes were served, over one or several requests.
        Read-backs are left out.
    writes : list of int
        The stored chunks (or shards) that were written.
    bytes_written : int
        How many bytes that were.
    """

    grid: ArrayGrid
    reads: list[Read] = field(default_factory=list)
    whole: Counter[int] = field(default_factory=Counter)
    writes: list[int] = field(default_factory=list)
    bytes_written: int = 0
    _unwritten: defaultdict[int, list[Read]] = field(default_factory=lambda: defaultdict(list), repr=False)
    _served: dict[int, list[tuple[int, int]]] = field(default_factory=dict, repr=False)

    def chunks_read(self) -> Iterator[int]:
        """Yield the places of the chunks read, in order, repeats included, read-backs left out."""
        return (chunk for read in self.reads if not read.read_back for chunk in read.chunks)

    @property
    def n_reads(self) -> int:
        """Chunk reads, repeats counted (R)."""
        return sum(1 for _ in self.chunks_read())

    @property
    def n_repeats(self) -> int:
        """Chunk reads beyond the first of each chunk."""
        return sum(count - 1 for count in Counter(self.chunks_read()).values())

    @property
    def n_absent(self) -> int:
        """Chunk reads that found no object."""
        return sum(len(read.chunks) for read in self.reads if read.absent and not read.read_back)

    def serve(self, chunk: int, part: Part) -> None:
        """Take note that a part of a chunk was served."""
        if part.nbytes <= 0 < part.size:
            return
        before = self._served.pop(chunk, None)
        served = _joined([*before, part[:2]]) if before else [part[:2]]
        if any(start <= 0 and stop >= part.size for start, stop in served):
            self.whole[chunk] += 1
        else:
            self._served[chunk] = served

    def forget(self, unit: int) -> None:
        """Take note that a stored chunk (or shard) is written: its reads since the last write become read-backs."""
        for read in self._unwritten.pop(unit, ()):
            read.read_back = True
            for chunk in read.chunks:
                self.whole.pop(chunk, None)
                self._served.pop(chunk, None)

    @property
    def n_writes(self) -> int:
        """Writes of a stored chunk (or whole shard), repeats counted (W)."""
        return len(self.writes)

    @property
    def n_read_backs(self) -> int:
        """Stored chunks (or shards) read back in order to be changed in part (RMW)."""
        return sum(read.read_back for read in self.reads)

    @property
    def bytes_read(self) -> int:
        """Bytes of chunks that were served."""
        return sum(read.nbytes for read in self.reads)


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same ranges in order, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return joined


class FuseBlown(Exception):
    """More was asked for than any acceptable answer needs; nothing more is served."""


@dataclass(frozen=True)
class Fuse:
    """What may be asked for before serving stops.

    Attributes
    ----------
    chunks, nbytes : int
        Chunks to read, and bytes of them in memory.
    writes, stored_nbytes : int
        Chunks to write, and bytes of objects (chunks and anything else) that are kept at any time.
    """

    chunks: int
    nbytes: int
    writes: int = 2**63
    stored_nbytes: int = 2**63


class AccessLog:
    """Every access to one store or file, by array, level and chunk. Safe to write into from several threads.

    Attributes
    ----------
    fuse : Fuse or None
        Where serving stops.
    blown, overfull : bool
        It has stopped; because more was to be kept than the fuse allows.
    arrays : dict of str to ArrayLog
        The accesses to each array.
    metadata_reads, metadata_bytes : int
        Reads of what belongs to no chunk.
    """

    def __init__(self, fuse: Fuse | None = None) -> None:
        self.fuse = fuse
        self.blown = False
        self.overfull = False
        self.arrays: dict[str, ArrayLog] = {}
        self.metadata_reads = 0
        self.metadata_bytes = 0
        self._before: dict[str, tuple[int, int]] = {}
        self._asked_chunks = 0
        self._asked_bytes = 0
        self._writes = 0
        self._stored = 0
        self._lock = threading.Lock()

    def array(self, grid: ArrayGrid) -> ArrayLog:
        """Return the log of one array."""
        log = self.arrays.get(grid.name)
        if log is None:
            log = self.arrays.setdefault(grid.name, ArrayLog(grid))
        elif log.grid is not grid:  # the array was made anew, perhaps with other chunks
            log.grid = grid
        return log

    def begin_call(self) -> None:
        """Take note that what comes next belongs to another call than what came before."""
        self._before = {name: (len(log.reads), len(log.writes)) for name, log in self.arrays.items()}

    @property
    def used_before(self) -> bool:
        """Say whether chunks were read or written before the latest call."""
        return any(map(any, self._before.values()))

    def latest(self) -> dict[str, ArrayLog]:
        """Return the accesses of the latest call, by array."""
        return {
            name: ArrayLog(log.grid, log.reads[reads:], Counter(), log.writes[writes:])
            for name, log in self.arrays.items()
            for reads, writes in [self._before.get(name, (0, 0))]
        }

    def ask(self, grid: ArrayGrid, chunks: tuple[int, ...], unit: int) -> Read:
        """Log a request that touches chunks of one stored object, before it is served.

        Raises
        ------
        FuseBlown
            If the request goes beyond the fuse. It is not logged as a read: it will not be served.
        """
        with self._lock:
            self._take(len(chunks), len(chunks) * grid.chunk_nbytes)
            return self._log_read(grid, chunks, unit)

    def ask_all(self, touched: Sequence[tuple[ArrayGrid, tuple[int, ...], int]]) -> list[Read]:
        """Log one request that touches several stored objects, each as a read of its own; see `ask`."""
        with self._lock:
            self._take(
                sum(len(chunks) for _, chunks, _ in touched),
                sum(len(chunks) * grid.chunk_nbytes for grid, chunks, _ in touched),
            )
            return [self._log_read(*one) for one in touched]

    def _take(self, n_chunks: int, nbytes: int) -> None:
        """Take a request from what the fuse allows."""
        asked_chunks, asked_bytes = self._asked_chunks + n_chunks, self._asked_bytes + nbytes
        if self.fuse and (asked_chunks > self.fuse.chunks or asked_bytes > self.fuse.nbytes):
            self.blown = True
            raise FuseBlown(f"{asked_chunks} chunks asked for")
        self._asked_chunks, self._asked_bytes = asked_chunks, asked_bytes

    def _log_read(self, grid: ArrayGrid, chunks: tuple[int, ...], unit: int) -> Read:
        read = Read(chunks, unit)
        log = self.array(grid)
        log.reads.append(read)
        log._unwritten[unit].append(read)
        return read

    def serve(self, grid: ArrayGrid, parts: Mapping[int, Part]) -> None:
        """Take note of which bytes of which chunks were served."""
        with self._lock:
            log = self.array(grid)
            for chunk, part in parts.items():
                log.serve(chunk, part)

    def write(self, grid: ArrayGrid, unit: int, nbytes: int, more_nbytes: int = 0) -> None:
        """Log the write of one stored chunk (or shard); its reads since the last write become read-backs.

        Parameters
        ----------
        grid, unit : ArrayGrid, int
            The array, and the place of the stored chunk (or shard).
        nbytes : int
            Bytes written.
        more_nbytes : int
            By how many bytes what is kept grows.

        Raises
        ------
        FuseBlown
            If it goes beyond the fuse. It is not logged: it will not be stored.
        """
        with self._lock:
            self._put(1, more_nbytes)
            log = self.array(grid)
            log.writes.append(unit)
            log.bytes_written += nbytes
            log.forget(unit)

    def store(self, more_nbytes: int) -> None:
        """Take note that something else than a chunk is stored; raise FuseBlown if that goes beyond the fuse."""
        with self._lock:
            self._put(0, more_nbytes)

    def _put(self, n_writes: int, more_nbytes: int) -> None:
        """Take a write from what the fuse allows."""
        writes, stored = self._writes + n_writes, self._stored + more_nbytes
        if self.fuse and (writes > self.fuse.writes or stored > self.fuse.stored_nbytes):
            self.blown = True
            self.overfull = stored > self.fuse.stored_nbytes
            raise FuseBlown(f"{writes} chunks written, {stored} bytes kept")
        self._writes, self._stored = writes, stored

    def metadata(self, reads: int, nbytes: int) -> None:
        """Log reads of metadata: headers, attributes, tables of offsets, shard indices."""
        with self._lock:
            self.metadata_reads += reads
            self.metadata_bytes += nbytes
