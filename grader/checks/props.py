"""What ex08 lends to answers: a camera, and functions to be applied.

The text of this file runs in the worker as well (see `grader.marking.lent`), so it imports NumPy and nothing else of
the grader.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


class Camera:
    """Delivers planes, all in the same piece of memory: its scenes in turns, each with a key added.

    Attributes
    ----------
    delivered : int
        How many planes were asked for.
    """

    def __init__(self, scenes: Array, keys: Array) -> None:
        self.scenes, self.keys = scenes, keys
        self.memory: Array = np.empty_like(scenes[0])
        self.delivered = 0

    def __iter__(self) -> "Camera":
        return self

    def __next__(self) -> Array:
        if self.delivered == len(self.keys):
            raise StopIteration
        scene, key = self.scenes[self.delivered % len(self.scenes)], self.keys[self.delivered]
        np.add(scene, key, out=self.memory)
        self.delivered += 1
        return self.memory


def apply(name: str, block: Array) -> Array:
    """Return what a function makes of a chunk, before it is converted; the result depends on the chunk's borders."""
    result: Array = block // 2 + 1
    if name == "above the chunk's darkest":
        result = block - block.min() + 1
    elif name == "share of the chunk's brightest":
        result = block / block.max()
    elif name == "brighter than the chunk's mean":
        result = block > block.mean()
    return result


class Function:
    """One of the functions of `apply`, with the target's data type.

    Attributes
    ----------
    shapes : list of tuple
        What it was called with.
    dtypes : list of str
        Their data types, each once.
    """

    def __init__(self, name: str, dtype: str) -> None:
        self.name, self.dtype = name, np.dtype(dtype)
        self.shapes: list[tuple[int, ...]] = []
        self.dtypes: list[str] = []

    def __call__(self, block: Array) -> Array:
        """Note the block, and return what is made of it."""
        self.shapes.append(tuple(np.shape(block)))
        if block.dtype.str not in self.dtypes:
            self.dtypes.append(block.dtype.str)
        return apply(self.name, block).astype(self.dtype)


class Props:
    """Makes them."""

    camera = Camera
    function = Function


props = Props()
