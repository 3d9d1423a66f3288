"""ChunkCache of ex15_cache_and_shards, for the exercises after it."""

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

    hits: int
    misses: int
    nbytes: int

    def __init__(self, load: Callable[[Any], np.ndarray], capacity_bytes: int) -> None:
        ...

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
        ...
