"""What ex08 lends to answers: a camera.

The text of this file runs in the worker as well (see `grader.marking.lent`), so it imports NumPy and nothing else of
the grader.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


class Camera:
    """Delivers planes, all in the same piece of memory: its scene, and what the grader adds to it for each plane.

    Without the grader nobody knows a plane, and it knows how many were asked for.

    Parameters
    ----------
    scene : array
        What all planes have in common.
    added : iterator
        What each plane has besides: a number, or a plane.
    """

    def __init__(self, scene: Array, added: Iterator[Any]) -> None:
        self.scene, self.added = scene, added
        self.memory: Array = np.empty_like(scene)

    def __iter__(self) -> "Camera":
        return self

    def __next__(self) -> Array:
        np.add(self.scene, next(self.added), out=self.memory)
        return self.memory


class Props:
    """Makes them."""

    camera = Camera


props = Props()
