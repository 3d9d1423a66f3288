"""Chunked writing.

Write each chunk once, read none of them back, and hold few at a time: what `write_planes` and `map_chunks` may hold is
said there, and measured.

A chunk is the smallest piece that can be written, as it is the smallest that can be read. To change some voxels of it,
Zarr reads the chunk back, decodes it, changes them, encodes it again and writes it whole; you see none of this, except
in the time that it takes. A camera that delivers plane after plane invites to do so for every plane::

    plane 0 --> +-------+-------+-------+         array[z] = plane, chunks 4 planes deep:
    plane 1 --> | chunk | chunk | chunk |         each chunk is written 4 times and read back 4 times
    plane 2 --> |   0   |   1   |   2   |
    plane 3 --> +-------+-------+-------+         array[0:4] = slab: each chunk is written once
    plane 4 --> |   3   |   4   |   5   |
       ...

A *slab* is as many planes as a chunk is deep. An assignment that covers a chunk as far as it lies in the array needs
nothing of what was there before: that holds for the clipped chunks at the edges as well.

When several workers write at the same time, sharing a chunk is not only slow but wrong: both read it, each changes its
own part, both write it whole, and what the first one wrote is lost. Give every chunk to one worker only.

The arrays are open and stay open.

The same in Fiji: *File > Save As > Export HDF5/N5/Zarr/OME-NGFF...* asks for the size of the chunks and writes block by
block; *Plugins > BigDataViewer > Export Current Image as XML/HDF5* does so from a virtual stack.
The same with dask: ``dask.array.map_blocks`` calls a function for each chunk; ``to_zarr`` wants the chunks aligned.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import zarr
from numpy.typing import DTypeLike
from zarr.abc.store import Store


def create_volume(store: Store, shape: Sequence[int], chunks: Sequence[int], dtype: DTypeLike) -> zarr.Array:
    """Create an empty volume.

    At best: no chunk is written.

    Parameters
    ----------
    store : zarr.abc.store.Store
        Where to, at the root of it. Nothing is there yet.
    shape, chunks : sequence of int
        Size of the volume and of one chunk in voxels. A chunk may be larger than the volume.
    dtype : data type
        NumPy data type of the voxels.

    Returns
    -------
    zarr.Array
        Zarr format 3, without shards, with fill value 0 and the codecs that Zarr chooses by default; open for reading
        and writing.
    """
    raise NotImplementedError("create_volume: not written yet")


def write_planes(array: zarr.Array, planes: Iterator[np.ndarray]) -> None:
    """Write what a camera delivers, plane by plane.

    At best: each chunk is written once, and none is read. Memory: at most ``2.5 * chunk depth`` planes and 1 MiB at any
    time (``4 * chunk depth`` planes earn half of the points), what Zarr needs for itself included.

    Parameters
    ----------
    array : zarr.Array
        The opened volume: z, y, x. The number of its planes need not be a multiple of the depth of a chunk.
    planes : iterator of ndarray, shape (y, x)
        The planes from z = 0 on. Each is delivered once, and is valid until the next is asked for: a camera may
        deliver them all in the same piece of memory.

    Raises
    ------
    ValueError
        If there are fewer planes than the volume has, or more. (To know that there are no more, ask for one more.)
        What was written by then stays in the array.
    """
    raise NotImplementedError("write_planes: not written yet")


def map_chunks(source: zarr.Array, target: zarr.Array, func: Callable[[np.ndarray], np.ndarray]) -> None:
    """Apply a function to a volume, chunk by chunk.

    At best: each chunk of the source is read once; each chunk of the target is written once, and none of it is read.
    Memory: at most 12 chunks at any time (32 earn half of the points), what Zarr and `func` need included; it is
    measured with chunks of 512 KiB.

    Parameters
    ----------
    source, target : zarr.Array
        The opened volumes, of the same shape and chunks; the data types may differ.
    func : callable
        Takes the voxels of one chunk, clipped to the shape of the volume, in the data type of the source and native
        byte order; returns an array of the same shape. It is called once for each chunk, in any order.
    """
    raise NotImplementedError("map_chunks: not written yet")


def aligned_regions(shape: Sequence[int], chunks: Sequence[int], n_workers: int) -> list[list[tuple[slice, ...]]]:
    """Divide a volume among workers that write at the same time.

    Parameters
    ----------
    shape, chunks : sequence of int
        Size of the volume and of one chunk in voxels. A chunk may be larger than the volume.
    n_workers : int
        Number of workers.

    Returns
    -------
    list of list of tuple of slice
        For each worker the regions that it writes: ``start`` and ``stop`` along each axis, clipped to the shape. The
        regions of all workers together hold each voxel once; a region is one chunk or a box of whole ones. No worker
        has more than one chunk more than another: where there are fewer chunks than workers, some have none, and their
        list is empty.

    Raises
    ------
    ValueError
        If there is not at least one worker.

    Examples
    --------
    Three chunks for two workers:

    >>> for regions in aligned_regions((10,), (4,), n_workers=2):
    ...     print(regions)
    [(slice(0, 4, None),)]
    [(slice(4, 8, None),), (slice(8, 10, None),)]
    """
    raise NotImplementedError("aligned_regions: not written yet")
