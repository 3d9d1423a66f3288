"""From the log of one array to what a report shows of it: the one way there is."""

from collections.abc import Iterable
from itertools import islice

from grader.reports.model import MAX_TRACE, Access
from grader.stores.log import AccessLog, ArrayGrid, ArrayLog

STRIPS, TILES = ("plane", "strip", "column"), ("plane", "tile row", "tile column")
"""What the axes of a TIFF's grid are called."""


def tiff_axes(grid: ArrayGrid) -> tuple[str, ...]:
    """Return what a map calls the axes of a TIFF's grid."""
    return (TILES if grid.chunks[-1] < grid.shape[-1] else STRIPS)[-len(grid.grid) :]


def access(grid: ArrayGrid, mine: ArrayLog, log: AccessLog, *, source: str = "", axes: tuple[str, ...] = ()) -> Access:
    """Return what was read of one array, where nothing is asked of the reads.

    Parameters
    ----------
    grid : ArrayGrid
        The array.
    mine : ArrayLog
        What happened to it.
    log : AccessLog
        What happened to its container.
    source : str
        What the container is, in words.
    axes : tuple of str
        What a map calls the axes of the grid, where they are not z, y, x.
    """
    return Access(
        array=grid.name,
        source=source,
        level=grid.level,
        reads=mine.n_reads,
        chunks=grid.n_chunks,
        repeats=mine.n_repeats,
        absent=mine.n_absent,
        bytes_read=mine.bytes_read,
        volume_bytes=grid.nbytes,
        writes=mine.n_writes,
        read_backs=mine.n_read_backs,
        metadata_reads=log.metadata_reads,
        metadata_bytes=log.metadata_bytes,
        grid=grid.grid,
        axes=axes,
        shape=grid.shape,
        chunk_shape=grid.chunks,
        read=trace(grid, mine.chunks_read()),
    )


def trace(grid: ArrayGrid, places: Iterable[int]) -> tuple[int, ...]:
    """Return the first places; without those that the array has not, since an answer may have made it anew, smaller."""
    return tuple(islice((place for place in places if place < grid.n_chunks), MAX_TRACE))
