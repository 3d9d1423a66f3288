"""Chunk arithmetic.

Nothing is read here: with pencil and paper you can tell what a slice will cost, before you ask for it.

A chunked array is cut into a regular *grid* of chunks, counted from 0 along each axis; voxel ``i`` lies in chunk
``i // c``. Chunks at the far edges may stick out over the array: they are stored at full size all the same. Who wants
one voxel of a chunk must read and decompress the whole chunk, so the cost of a slice is the number of chunks that it
touches, not the number of voxels that it returns::

    voxels   0 1 2 3 | 4 5 6 7 | 8 9          size 10, chunk 4: a grid of 3 chunks
    [3:5]          x   x                      2 voxels, 2 chunks touched
    [::5]    x           x                    2 voxels, 2 chunks touched
    [4:8]              x x x x                4 voxels, 1 chunk touched

A *selection* is what stands between the brackets: a tuple with one ``int`` or ``slice`` (step 1 or more) for each
axis, with the meaning that NumPy gives it. Negative values count from the end; a slice ends *before* its stop.

The same in Fiji: *Plugins > BigDataViewer > Export Current Image as XML/HDF5...* asks for the "Hdf5 chunk sizes" of
each level: those are the `chunks` here.
The same with dask: ``dask.array.from_zarr(array).numblocks`` is the grid, and ``.blocks[index]`` one chunk.
"""

from collections.abc import Sequence

from grader.given import Selection


def grid_shape(shape: Sequence[int], chunks: Sequence[int]) -> tuple[int, ...]:
    """Return the number of chunks along each axis.

    Parameters
    ----------
    shape, chunks : sequence of int
        Size of the array and of one chunk, in voxels along each axis. A chunk may be larger than the array.

    Returns
    -------
    tuple of int
        The incomplete chunks at the far edges count.

    Examples
    --------
    >>> grid_shape((100, 256, 300), (64, 64, 64))
    (2, 4, 5)
    """
    raise NotImplementedError("grid_shape: not written yet")


def chunk_slices(shape: Sequence[int], chunks: Sequence[int], index: Sequence[int]) -> tuple[slice, ...]:
    """Return the region of the array that one chunk holds.

    Parameters
    ----------
    shape, chunks : sequence of int
        Size of the array and of one chunk, in voxels along each axis.
    index : sequence of int
        Place of the chunk in the grid.

    Returns
    -------
    tuple of slice
        ``start`` and ``stop`` along each axis, in voxels, clipped to the array.

    Raises
    ------
    IndexError
        If the grid has no such chunk. A negative index is outside the grid, too.

    Examples
    --------
    >>> chunk_slices((100, 256), (64, 64), (1, 0))
    (slice(64, 100, None), slice(0, 64, None))
    """
    raise NotImplementedError("chunk_slices: not written yet")


def chunks_touched(shape: Sequence[int], chunks: Sequence[int], selection: Selection) -> list[tuple[int, ...]]:
    """Return the chunks that must be read for a selection.

    Parameters
    ----------
    shape, chunks : sequence of int
        Size of the array and of one chunk, in voxels along each axis.
    selection : tuple of int or slice
        What is asked for, as in ``array[selection]``.

    Returns
    -------
    list of tuple of int
        The index of each touched chunk once, sorted. An empty selection touches none; a large step may jump over
        chunks.

    Raises
    ------
    IndexError
        If an ``int`` of the selection is out of range.

    Notes
    -----
    Along one axis a region ``[a, b)`` with ``a < b`` touches ``(b - 1) // c - a // c + 1`` chunks; with a step, count
    the distinct ``i // c``.

    Examples
    --------
    >>> chunks_touched((10, 10), (4, 4), (slice(3, 5), -1))
    [(0, 2), (1, 2)]
    """
    raise NotImplementedError("chunks_touched: not written yet")


def read_amplification(shape: Sequence[int], chunks: Sequence[int], selection: Selection) -> float:
    """Return how many voxels are read for each voxel that is asked for.

    Parameters
    ----------
    shape, chunks, selection
        As for `chunks_touched`.

    Returns
    -------
    float
        Voxels of all touched chunks divided by the voxels of the selection. A chunk at the edge counts at full size,
        for so it is stored and decompressed. 1.0 is perfect; an empty selection gives 0.0.

    Raises
    ------
    IndexError
        If an ``int`` of the selection is out of range.

    Examples
    --------
    One plane across cubic chunks, and one chunk exactly:

    >>> read_amplification((256, 256, 256), (64, 64, 64), (100, slice(None), slice(None)))
    64.0
    >>> read_amplification((256, 256, 256), (64, 64, 64), (slice(0, 64), slice(0, 64), slice(0, 64)))
    1.0
    """
    raise NotImplementedError("read_amplification: not written yet")
