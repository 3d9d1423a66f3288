"""Caches and shards.

Write a cache that fetches what it has forgotten and nothing else, and shards of which each is written once.

**A cache** keeps the chunks that were used last in memory. It pays where the same chunks are needed again and again:
who goes through cubic chunks plane by plane needs each of them for as many planes as it is deep. But all chunks of one
layer are needed before the first of them is needed again. A cache that holds the layer loads every chunk once; with
room for one chunk less, *least recently used* drops each chunk just before it is needed, and nothing is ever found::

    planes of a layer of 4 chunks       room for 4: A B C D . . . . . . . .     4 loads for 3 planes
    A B C D   A B C D   A B C D         room for 3: A B C D A B C D A B C D    12 loads: a cliff, not a slope

**Shards** store many chunks in one object (file, key). Storage is slow when there are millions of objects; reading is
slow when chunks are large. A shard is large to store and small to read: it ends with an *index* that says where each
*inner chunk* lies in it::

    +---+---+---+---+                +-------+-------+
    | 0 | 1 | 2 | 3 |                | 0   1 | 2   3 |      8 chunks, 8 objects; or 2 shards of 4 chunks.
    +---+---+---+---+                |       |       |      To read chunk 5, fetch the index of the first shard,
    | 4 | 5 | 6 | 7 |                | 4   5 | 6   7 |      then the bytes of that chunk: 2 requests.
    +---+---+---+---+                +-------+-------+      To change chunk 5, write the whole shard again.

So a shard is to the writer what a chunk is to the reader: the smallest piece.

The same in Fiji: *Plugins > BigDataViewer* keeps the chunks that it has shown until memory runs short;
*Edit > Options > Memory & Threads...* says how much there is.
The same with h5py: ``h5py.File(path, rdcc_nbytes=64 * 2**20)`` sets the size of each dataset's cache (the cliff is the
same). The same with zarr: ``zarr.create_array(store, shards=(512, 512, 512), chunks=(64, 64, 64), ...)``.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import numpy as np
import zarr

from grader.given import Selection


class ChunkCache:
    """Chunks that were used lately, up to a number of bytes.

    Parameters
    ----------
    load : callable
        ``load(key)`` returns a chunk as an array: it reads, so it is slow. It may return the same piece of memory each
        time, or one that it goes on using.
    capacity_bytes : int
        How many bytes of chunks to keep at most. 0 keeps nothing, and all works as before.

    Attributes
    ----------
    hits : int
        How often `get` found the chunk.
    misses : int
        How often `get` called `load`.
    nbytes : int
        Bytes of the chunks (``chunk.nbytes``) that are kept now: never more than `capacity_bytes`.

    Raises
    ------
    ValueError
        If the capacity is negative.

    Examples
    --------
    Room for two chunks of 8 bytes; b goes when c comes, since a has been used since:

    >>> cache = ChunkCache(load=lambda key: np.zeros(1), capacity_bytes=16)
    >>> for key in "abaca":
    ...     chunk = cache.get(key)
    >>> cache.hits, cache.misses, cache.nbytes
    (2, 3, 16)
    """

    def __init__(self, load: Callable[[Any], np.ndarray], capacity_bytes: int) -> None:
        raise NotImplementedError("ChunkCache.__init__: not written yet")

    def get(self, key: Hashable) -> np.ndarray:
        """Return a chunk, from memory if it is there.

        A chunk that had to be loaded is kept, and for its sake the least recently used ones are dropped, one after the
        other, until there is room. To find a chunk is to use it. But a chunk that is larger than the whole capacity is
        not kept, and nothing is dropped for it.

        Parameters
        ----------
        key : hashable
            Name of the chunk, such as its index in the grid.

        Returns
        -------
        ndarray
            What `load` returned for the key. Nobody can change what the cache keeps: it is read-only, or a copy.

        Raises
        ------
        Exception
            What `load` raises, if it does. That is a miss; nothing else has changed.
        """
        raise NotImplementedError("ChunkCache.get: not written yet")


def bytes_to_scan_once(shape: Sequence[int], chunks: Sequence[int], itemsize: int, axis: int) -> int:
    """Return how many bytes a cache must hold for a scan, plane by plane, that loads every chunk once.

    Parameters
    ----------
    shape, chunks : sequence of int
        Size of the array and of one chunk, in voxels along each axis.
    itemsize : int
        Bytes of one voxel.
    axis : int
        The axis along which the planes follow each other: 0 for XY planes of z, y, x.

    Returns
    -------
    int
        Bytes of one layer of chunks: of all chunks that one plane touches. A chunk at the edge counts at full size, as
        it is stored.

    Examples
    --------
    >>> bytes_to_scan_once((64, 64, 64), (16, 16, 16), itemsize=2, axis=0)
    131072
    >>> bytes_to_scan_once((100, 50, 70), (16, 16, 32), itemsize=1, axis=2)
    229376
    """
    raise NotImplementedError("bytes_to_scan_once: not written yet")


def shard_objects(shape: Sequence[int], chunks: Sequence[int], shards: Sequence[int]) -> tuple[int, int]:
    """Return how many objects an array is stored in, without shards and with them.

    Parameters
    ----------
    shape, chunks, shards : sequence of int
        Size of the array, of one chunk, and of one shard, in voxels along each axis. A shard is a multiple of the
        chunk; both may be larger than the array.

    Returns
    -------
    without_shards, with_shards : int
        Number of chunks, and number of shards; the incomplete ones at the far edges count. (Metadata do not.)

    Examples
    --------
    >>> shard_objects((1000, 1000, 1000), (64, 64, 64), (512, 512, 512))
    (4096, 8)
    """
    raise NotImplementedError("shard_objects: not written yet")


def shard_requests(shape: Sequence[int], chunks: Sequence[int], shards: Sequence[int], selection: Selection) -> int:
    """Return how many requests a selection of an array in shards costs.

    Where a request takes 100 ms, as in a store on the other side of an ocean, this is what you wait for.

    Parameters
    ----------
    shape, chunks, shards : sequence of int
        As for `shard_objects`.
    selection : tuple of int or slice
        What is asked for, as in ``array[selection]``: one ``int`` or ``slice`` (step 1 or more) for each axis. Negative
        values and clipping as in NumPy.

    Returns
    -------
    int
        The sum over all shards that the selection touches: 1 for a shard of which every inner chunk is touched, as it
        is fetched whole; else 1, for the index, and 1 for each inner chunk that is touched. Nothing is remembered
        between shards. A shard has the same number of inner chunks everywhere: where it sticks out over the array,
        some may lie beyond the edge altogether. Nobody can touch these, so that such a shard is never fetched whole.
        An empty selection costs 0.

    Raises
    ------
    IndexError
        If an ``int`` of the selection is out of range.

    Examples
    --------
    Shards of 2 x 2 chunks: one shard whole; half of its chunks; one voxel; a row through both shards.

    >>> layout = {"shape": (4, 8), "chunks": (2, 2), "shards": (4, 4)}
    >>> rows, columns = slice(0, 4), slice(0, 4)
    >>> shard_requests(**layout, selection=(rows, columns)), shard_requests(**layout, selection=(0, columns))
    (1, 3)
    >>> shard_requests(**layout, selection=(0, 0)), shard_requests(**layout, selection=(0, slice(None)))
    (2, 6)
    """
    raise NotImplementedError("shard_requests: not written yet")


def write_sharded(array: zarr.Array, planes: Iterator[np.ndarray]) -> None:
    """Write what a camera delivers, plane by plane, into shards.

    At best: each shard is written once, and complete; to write each twice earns half of the points. Zarr reads a shard
    back before it writes it, even a complete one (newer versions only at the edges of the array): that is not held
    against you, once for each shard. What has to be kept in memory is one layer of shards: with 4 shards or more in a
    layer, at most 3 layers and 1 MiB at any time (4 layers earn half of the points), what Zarr needs for itself
    included.

    Parameters
    ----------
    array : zarr.Array
        The opened volume: z, y, x. ``array.shards`` is the shape of a shard, ``array.chunks`` that of an inner chunk.
        The number of its planes need not be a multiple of either.
    planes : iterator of ndarray, shape (y, x)
        The planes from z = 0 on. Each is delivered once, and is valid until the next is asked for: a camera may
        deliver them all in the same piece of memory.

    Raises
    ------
    ValueError
        If there are fewer planes than the volume has, or more. (To know that there are no more, ask for one more.)
        What was written by then stays in the array.
    """
    raise NotImplementedError("write_sharded: not written yet")
