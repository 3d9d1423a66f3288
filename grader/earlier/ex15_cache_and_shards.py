"""ChunkCache of ex15_cache_and_shards, for the exercises after it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

import numpy as np


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
        if capacity_bytes < 0:
            raise ValueError(f"a cache cannot hold {capacity_bytes} bytes")
        self.hits = 0
        self.misses = 0
        self.nbytes = 0
        self._load = load
        self._capacity_bytes = capacity_bytes
        # In the order of their last use.
        self._chunks: OrderedDict[Hashable, np.ndarray] = OrderedDict()

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
        if key in self._chunks:
            self.hits += 1
            self._chunks.move_to_end(key)
            return self._chunks[key]
        self.misses += 1
        # A copy, because what was loaded may be changed, or be a small view that keeps a large array alive.
        chunk = np.array(self._load(key))
        chunk.setflags(write=False)
        if chunk.nbytes <= self._capacity_bytes:
            self._make_room(chunk.nbytes)
            self._chunks[key] = chunk
            self.nbytes += chunk.nbytes
        return chunk

    def _make_room(self, nbytes: int) -> None:
        """Drop the least recently used chunks until there is room for so many bytes."""
        while self.nbytes + nbytes > self._capacity_bytes:
            _, dropped = self._chunks.popitem(last=False)
            self.nbytes -= dropped.nbytes
