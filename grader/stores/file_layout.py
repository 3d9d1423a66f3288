"""Which strip, tile or chunk of which array a file's bytes belong to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.stores.log import ArrayGrid, Part

_SPILL = 4096
"""HDF5 reads headers of unknown length ahead: of a chunk behind them, such a read catches fewer bytes than that."""


@dataclass(frozen=True)
class Extents:
    """Where the chunks of one array lie in a file.

    Attributes
    ----------
    grid : ArrayGrid
        The array and its chunk grid.
    numbers, offsets, sizes : array of int, shape (n,)
        Place in the grid, first byte and length in bytes of each stored chunk; absent chunks are left out.
    """

    grid: ArrayGrid
    numbers: np.ndarray[Any, np.dtype[np.int64]]
    offsets: np.ndarray[Any, np.dtype[np.int64]]
    sizes: np.ndarray[Any, np.dtype[np.int64]]


class FileLayout:
    """The chunks of a file in order of their offsets; the rest of the file is metadata.

    Parameters
    ----------
    arrays : iterable of Extents
        The file's arrays.
    reads_ahead : bool
        The format's library reads metadata ahead (HDF5): see `end`.
    """

    def __init__(self, arrays: Iterable[Extents] = (), *, reads_ahead: bool = False) -> None:
        self.arrays = tuple(arrays)
        self.reads_ahead = reads_ahead
        owner = np.concatenate([np.full(len(a.offsets), i) for i, a in enumerate(self.arrays)] or [np.empty(0, int)])
        empty: list[Any] = [np.empty(0, np.int64)]
        numbers = np.concatenate([a.numbers for a in self.arrays] or empty)
        starts = np.concatenate([a.offsets for a in self.arrays] or empty)
        sizes = np.concatenate([a.sizes for a in self.arrays] or empty)
        order = np.argsort(starts, kind="stable")
        order = order[sizes[order] > 0]
        self._owner: list[int] = owner[order].tolist()
        self._numbers: list[int] = numbers[order].tolist()
        self._starts: list[int] = starts[order].tolist()
        self._stops: list[int] = (starts + sizes)[order].tolist()

    def touched(self, start: int, stop: int) -> Iterator[tuple[ArrayGrid, int, Part]]:
        """Yield the chunks that the bytes ``start <= i < stop`` overlap: grid, place in it, and which of its bytes."""
        if stop <= start:
            return
        for i in range(bisect_right(self._stops, start), bisect_left(self._starts, stop)):
            first, end = self._starts[i], self._stops[i]
            part = Part(max(start, first) - first, min(stop, end) - first, end - first)
            yield self.arrays[self._owner[i]].grid, self._numbers[i], part

    def end(self, start: int, stop: int) -> int:
        """Return where a read of the bytes ``start <= i < stop`` has all that it is for.

        A library that reads metadata ahead may catch the first bytes of the chunk behind them. It does not use those:
        they need not be served, and are no read of that chunk.
        """
        last = bisect_left(self._starts, stop) - 1
        if not self.reads_ahead or last < 0 or start >= self._starts[last]:
            return stop
        return self._starts[last] if stop < min(self._stops[last], self._starts[last] + _SPILL) else stop

    def metadata(self, size: int) -> Iterator[tuple[int, int]]:
        """Yield the ranges (start, stop) of a file of `size` bytes that belong to no chunk."""
        position = 0
        for start, stop in zip(self._starts, self._stops, strict=True):
            if position < start:
                yield position, start
            position = max(position, stop)
        if position < size:
            yield position, size


def tiff_layout(tif: Any) -> FileLayout:
    """Return the layout of an open TIFF: series 0, its pyramid levels as one array each.

    Parameters
    ----------
    tif : tifffile.TiffFile
        Opened over an uncounted file.

    Notes
    -----
    A level of pages is one array with axes (page, row, column), its chunks one strip or tile of one page; TIFF 6.0,
    sections 3 and 15. A file of a single page has the axes (row, column).
    """
    return FileLayout(_tiff_extents(level, series) for level, series in enumerate(tif.series[0].levels))


def _tiff_extents(level: int, series: Any) -> Extents:
    keyframe = series.keyframe
    rows, columns = keyframe.imagelength, keyframe.imagewidth
    inner = keyframe.tile if keyframe.is_tiled else (min(keyframe.rowsperstrip, rows), columns)
    pages = list(series.pages)
    single = len(series.shape) == 2
    shape = (rows, columns) if single else (len(pages), rows, columns)
    chunks = tuple(inner) if single else (1, *inner)
    grid = ArrayGrid("" if level == 0 else str(level), level, shape, chunks, keyframe.dtype.itemsize)
    offsets = np.array([offset for page in pages for offset in page.dataoffsets], np.int64)
    sizes = np.array([size for page in pages for size in page.databytecounts], np.int64)
    return Extents(grid, np.arange(len(offsets)), offsets, sizes)


def hdf5_layout(h5: Any) -> FileLayout:
    """Return the layout of an open HDF5 file: every dataset, chunked or contiguous.

    Parameters
    ----------
    h5 : h5py.File
        Opened over an uncounted file.
    """
    datasets: list[Any] = []
    h5.visititems(lambda name, item: datasets.append((name, item)) if hasattr(item, "chunks") else None)
    return FileLayout(filter(None, (_hdf5_extents(*item) for item in datasets)), reads_ahead=True)


def _hdf5_extents(name: str, dataset: Any) -> Extents | None:
    grid = ArrayGrid(name, 0, dataset.shape, dataset.chunks or dataset.shape, dataset.dtype.itemsize)
    stored: list[tuple[int, int, int]] = []
    if dataset.chunks:

        def take(chunk: Any) -> None:
            index = tuple(o // c for o, c in zip(chunk.chunk_offset, grid.chunks, strict=True))
            stored.append((grid.number(index), chunk.byte_offset, chunk.size))

        dataset.id.chunk_iter(take)
    elif dataset.id.get_offset() is not None:
        stored.append((0, dataset.id.get_offset(), dataset.id.get_storage_size()))
    table = np.array(stored, np.int64).reshape(-1, 3)
    return Extents(grid, table[:, 0], table[:, 1], table[:, 2])
