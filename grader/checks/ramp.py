"""Volumes that rise evenly."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from grader.volumes.volume import Array, LevelGeometry


@dataclass(frozen=True)
class Ramp:
    """Values that rise evenly along each axis, modulo 2**16: cheap to make, and they compress.

    The steps are even numbers. So the mean of a whole window is a whole number: it lies s (f - 1) / 2 above the first
    voxel, s being the step and f the factor; and the next level is a ramp again, with the step s f, which is even too.
    Where windows are whole, no level is rounded.
    """

    seed: int

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the values."""
        return np.dtype(np.uint16)

    def rule(self, n_axes: int) -> tuple[int, tuple[int, ...]]:
        """Return the first voxel and the steps: small enough for 1300 voxels along all axes together."""
        return _rule(self.seed, n_axes)

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices."""
        base, steps = self.rule(len(index))
        value: Array = np.full(1, base, np.uint16)
        for i, step in zip(index, steps, strict=True):
            value = value + (np.asarray(i) * step).astype(np.uint16)
        return value.reshape(np.broadcast_shapes(*(np.shape(i) for i in index)))

    def at(self, index: Sequence[Array]) -> Array:
        """Return the values at any places, in voxels: one array an axis, broadcastable together."""
        base, steps = self.rule(len(index))
        value: Array = np.asarray(base + sum(i * step for i, step in zip(index, steps, strict=True)))
        return value


@cache
def _rule(seed: int, n_axes: int) -> tuple[int, tuple[int, ...]]:
    random = np.random.default_rng(seed % 2**32)
    primes = [5, 7, 11, 13, 17, 19]  # no step is a multiple of another
    steps = 2 * random.choice(primes, n_axes, replace=False)
    return int(random.integers(1, 1000)), tuple(int(step) for step in steps)
