"""From TIFF to chunks.

Read each strip once, write each chunk once, read none back, and hold `max_bytes` and little more.

A TIFF comes plane by plane in strips; a chunked volume wants blocks. Both loops that come to mind first are slow. One
over the *chunks* reads every strip again for each chunk that it crosses, and a strip crosses a whole row of them. One
over the *planes* touches each chunk as often as it is deep. If all fitted into memory, nothing would be done twice; so
take a part that does fit, and whose borders cut neither a strip nor a chunk::

    rows  0   1   2   3   4   5   6   7   8   9  10  11  12       3 rows a strip, 2 rows a chunk
    strips|-----------|-----------|-----------|-----------|
    chunks|-------|-------|-------|-------|-------|-------|
    cut?  ^                       ^                       ^       here, where both end

Such a part is a *block*: all columns (a strip spans them), a *band* of rows, and a *slab* of planes that ends where
chunks end in z. The end of the image is always a good border. Which blocks are best depends on the memory that you may
use; what they cost in reads and writes does not.

Mind the moment when one block is done and the next begins: a name that still holds the last block while the next is
made keeps two of them alive.

The `tif` and the `target` are open and stay open. How strips are read is up to you: by hand (as in ex03), or through
tifffile's ``zarr.open_array(tif.series[0].aszarr())``, whose chunks are the strips; either is counted strip by strip.

The same in Fiji: open the file with *File > Import > TIFF Virtual Stack...*, then *Plugins > BigDataViewer > Export
Current Image as XML/HDF5*, or *File > Save As > Export HDF5/N5/Zarr/OME-NGFF...*
The same in Python: ``dask.array.rechunk``, and the package *rechunker*, which plans with a ``max_mem`` as you do here.
"""

from collections.abc import Sequence

import numpy as np
import tifffile
import zarr


def plan_rechunk(
    shape: Sequence[int], rows_per_strip: int, chunks: Sequence[int], itemsize: int, max_bytes: int
) -> list[tuple[slice, slice]]:
    """Divide a stack into blocks that cut neither a strip nor a chunk.

    Parameters
    ----------
    shape : sequence of int
        Number of planes, rows and columns: z, y, x.
    rows_per_strip : int
        Rows of each strip of the TIFF, which begins a new strip on every plane. May exceed the rows of a plane.
    chunks : sequence of int
        Size of one chunk of the target: z, y, x. May exceed the shape.
    itemsize : int
        Bytes of one voxel.
    max_bytes : int
        The most that the voxels of a block may take in memory.

    Returns
    -------
    list of tuple of slice
        The planes and the rows of each block, ``start`` and ``stop`` clipped to the shape; a block has all columns.
        Together the blocks hold each voxel once. Planes are cut at multiples of the depth of a chunk only, rows at
        multiples of both the rows of a strip and those of a chunk; either ends with the image. Any such plan will do.

    Raises
    ------
    ValueError
        If not even the smallest such block fits into `max_bytes`.

    Examples
    --------
    Three rows a strip and two a chunk, 10 bytes a row, and chunks of 4 planes: of the 12 rows, 6 or all could be taken
    at a time, and there is room for 10 rows of 4 planes:

    >>> plan = plan_rechunk((6, 12, 10), rows_per_strip=3, chunks=(4, 2, 5), itemsize=1, max_bytes=400)
    >>> for slab, band in plan:
    ...     print(slab.start, slab.stop, band.start, band.stop)
    0 4 0 6
    0 4 6 12
    4 6 0 6
    4 6 6 12
    """
    raise NotImplementedError("plan_rechunk: not written yet")


def rechunk_tiff(tif: tifffile.TiffFile, target: zarr.Array, max_bytes: int) -> None:
    """Copy a TIFF stack into a chunked volume.

    At best: each strip is read once; each chunk is written once, and none is read. Memory: at most ``1.25 * max_bytes``
    and 2 MiB at any time, for one block and the small change: a strip, and what Zarr needs to encode a chunk. A small
    file is no exception: compressed, a stack may take a hundredth of what its voxels take.

    Parameters
    ----------
    tif : tifffile.TiffFile
        The opened stack, in strips. All its pages have the same shape, data type and rows a strip.
    target : zarr.Array
        The opened volume: z, y, x; the shape and the data type are those of the stack.
    max_bytes : int
        The most that the voxels of a block may take in memory: at least 16 MiB, and 16 strips, where memory is
        measured.

    Raises
    ------
    ValueError
        If not even the smallest block that cuts no strip and no chunk fits into `max_bytes`. Nothing is read then.
    """
    raise NotImplementedError("rechunk_tiff: not written yet")
