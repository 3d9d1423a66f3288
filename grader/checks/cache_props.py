"""What ex15 lends to answers: what loads chunks, what writes into them, and a scan.

The text of this file runs in the worker as well (see `grader.marking.lent`), so it imports NumPy and nothing else of
the grader.
"""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


class Load:
    """Loads chunks, which the grader delivers.

    Parameters
    ----------
    deliver : callable
        Returns the chunk of a key; None where it shall fail.
    reuse : bool
        Each chunk comes in the same piece of memory.
    """

    def __init__(self, deliver: Callable[[Any], Array | None], reuse: bool) -> None:
        self.deliver, self.reuse = deliver, reuse
        self.memory: Array = np.empty(1024, np.uint8)

    def __call__(self, key: Any) -> Array:
        """Return a chunk."""
        chunk = self.deliver(key)
        if chunk is None:
            raise OSError(f"chunk {key} cannot be read now")
        if not self.reuse:
            return chunk
        view: Array = self.memory[: chunk.nbytes].view(chunk.dtype).reshape(chunk.shape)
        view[...] = chunk
        return view


NAMES = ("hits", "misses", "nbytes")
"""What a cache shows of itself."""


def numbers(cache: Any) -> list[Any]:
    """Return what a cache shows of itself; None where it has no such attribute."""
    return [getattr(cache, name, None) for name in NAMES]


def use(cache: Any, key: Any, spoil: bool) -> tuple[Any, list[Any]]:
    """Get a chunk from a cache, and write zeros into it if that is wanted and possible.

    Returns
    -------
    chunk : object
        What the cache returned, before anything was written into it.
    numbers : list
        What the cache shows of itself then.
    """
    chunk = cache.get(key)
    was = chunk
    if spoil and isinstance(chunk, np.ndarray) and chunk.flags.writeable:
        was = chunk.copy()
        chunk[...] = 0
    return was, numbers(cache)


class Scan:
    """Goes through an array plane by plane, along one axis after the other.

    Attributes
    ----------
    loaded : int
        How many chunks were loaded.
    """

    def __init__(self, shape: tuple[int, ...], chunks: tuple[int, ...], dtype: str) -> None:
        self.shape, self.chunks = shape, chunks
        self.chunk: Array = np.zeros(chunks, dtype)
        self.loaded = 0

    def __call__(self, key: Any) -> Array:
        """Return a chunk, and count it."""
        self.loaded += 1
        return self.chunk

    def along(self, cache: Any, axis: int) -> None:
        """Get from the cache what is needed for each plane."""
        grid = [range(-(-size // chunk)) for size, chunk in zip(self.shape, self.chunks, strict=True)]
        for plane in range(self.shape[axis]):
            layer = plane // self.chunks[axis]
            for index in itertools.product(*grid[:axis], [layer], *grid[axis + 1 :]):
                cache.get(index)


class Props:
    """Makes them."""

    load = Load
    scan = Scan
    use = staticmethod(use)
    numbers = staticmethod(numbers)


props = Props()
