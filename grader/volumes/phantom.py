"""The coordinate phantom: a voxel's value encodes its position and level, scrambled by the seed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from grader.volumes.volume import Array, LevelGeometry

_BLOCK = 1024
"""Indices along an axis whose hashes are made together."""


@dataclass(frozen=True)
class Phantom:
    """Values that look like noise, never 0, from which the position of a few neighbouring voxels can be told.

    Parameters
    ----------
    dtype_name : str
        An integer or float data type, such as ``"uint16"``.
    seed : int
        Another seed, another volume.
    bits : int, optional
        Significant bits of a value, fewer than the data type has: it then compresses.

    Notes
    -----
    value = mix(h_z[z] + h_y[y] + h_x[x] + …): one hash of 32 bits an axis (SHAKE128 of seed, level, axis and index, so
    that no number of voxels tells the seed), summed modulo 2**32, and mixed by xor-shifts and a multiplication, so that
    no plane follows from its neighbours. Unsigned integers lie in 1 … 2**bits - 1, signed ones take both signs, floats
    lie between 0 and 1; all are exactly representable.
    """

    dtype_name: str = "uint16"
    seed: int = 0
    bits: int | None = None

    @cached_property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the values, in native byte order."""
        return np.dtype(self.dtype_name)

    @cached_property
    def significant_bits(self) -> int:
        """Bits of a value that carry information, 32 at most."""
        most = np.finfo(self.dtype).nmant + 1 if self.dtype.kind == "f" else 8 * self.dtype.itemsize
        return min(32, most, self.bits or 32)

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices."""
        total: Array = np.zeros(1, np.uint32)
        for axis, i in enumerate(index):
            total = total + self._hash(np.atleast_1d(i), axis, level.level)
        shape = np.broadcast_shapes(*(np.shape(i) for i in index))
        return self._to_dtype(_mix(total)).reshape(shape)

    def _hash(self, index: Array, axis: int, level: int) -> Array:
        """Hash the indices along one axis to 32 bits."""
        if not index.size:
            return np.zeros(index.shape, np.uint32)
        first, last = int(index.min()) // _BLOCK, int(index.max()) // _BLOCK
        blocks = [_hashes(self.seed, level, axis, block) for block in range(first, last + 1)]
        hashes: Array = (blocks[0] if len(blocks) == 1 else np.concatenate(blocks))[index - first * _BLOCK]
        return hashes

    def _to_dtype(self, values: Array) -> Array:
        bits = self.significant_bits
        values >>= np.uint32(32 - bits)
        np.maximum(values, np.uint32(1), out=values)
        if self.dtype.kind == "f":
            fraction: Array = values.astype(self.dtype) * self.dtype.type(2.0**-bits)
            return fraction
        if self.dtype.kind == "i" and bits == 8 * self.dtype.itemsize:
            return values.astype(f"u{self.dtype.itemsize}").view(self.dtype)
        return values.astype(self.dtype)


def _mix(values: Array) -> Array:
    """Mix 32-bit values in place (the finalizer of murmurhash3, its last step left out)."""
    values ^= values >> np.uint32(16)
    values *= np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    return values


@lru_cache(maxsize=4096)
def _hashes(seed: int, level: int, axis: int, block: int) -> Array:
    """Return the hashes of the indices of one block (FIPS 202: SHAKE128, with the key as prefix)."""
    stream = hashlib.shake_128(f"{seed} {level} {axis} {block}".encode())
    return np.frombuffer(stream.digest(4 * _BLOCK), "<u4").astype(np.uint32)
