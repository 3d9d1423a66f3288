"""The few types that exercises, solutions and checks share, and the units of length.

An answer may import these names; nothing here imports anything else of the grader.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np

Selection = tuple[int | slice, ...]
"""One ``int`` or ``slice`` (step >= 1) for each axis of an array, as in ``array[3, 0:64, ::2]``."""

_POWERS_OF_TEN = {
    "yocto": -24, "zepto": -21, "atto": -18, "femto": -15, "pico": -12, "nano": -9, "micro": -6, "milli": -3,
    "centi": -2, "deci": -1, "": 0, "hecto": 2, "kilo": 3, "mega": 6, "giga": 9, "tera": 12, "peta": 15, "exa": 18,
    "zetta": 21, "yotta": 24,
}  # fmt: skip

MICROMETRES: Mapping[str, float] = MappingProxyType(
    {f"{prefix}meter": float(f"1e{power + 6}") for prefix, power in _POWERS_OF_TEN.items()}
    | {
        "angstrom": 1e-4,
        "inch": 25_400.0,
        "foot": 304_800.0,
        "yard": 914_400.0,
        "mile": 1_609_344_000.0,
        "parsec": 3.085677581491367e22,
    }
)
"""Micrometres in each unit of length that OME-NGFF allows: ``MICROMETRES["nanometer"] == 0.001``."""


@dataclass(frozen=True)
class ImageInfo:
    """What the metadata say about one image, before any pixel is read.

    Attributes
    ----------
    container : str
        ``"zarr"``, ``"hdf5"`` or ``"tiff"``.
    shape : tuple of int
        Size in voxels along each axis; z, y, x (one TIFF page alone: y, x).
    dtype : str
        Name of the data type in native byte order, such as ``"uint16"``.
    chunk_shape : tuple of int
        Size of one chunk (strip, tile) in voxels along each axis.
    grid_shape : tuple of int
        Number of chunks along each axis.
    n_chunks : int
        Number of chunks in all.
    nbytes : int
        Bytes that the whole image takes in memory.
    stored_nbytes : int or None
        Bytes that its chunks take in the file; None where the metadata do not say.
    """

    container: str
    shape: tuple[int, ...]
    dtype: str
    chunk_shape: tuple[int, ...]
    grid_shape: tuple[int, ...]
    n_chunks: int
    nbytes: int
    stored_nbytes: int | None


@dataclass(frozen=True)
class LevelInfo:
    """One level of a resolution pyramid.

    Attributes
    ----------
    path : str
        Name of the level's array inside its group.
    shape, chunk_shape : tuple of int
        Size of the level and of one chunk, in voxels along each axis.
    n_chunks : int
        Number of chunks in the level.
    scale_um, translation_um : tuple of float
        Voxel size and position of the first voxel's centre, in micrometres, for the space axes z, y, x.
    """

    path: str
    shape: tuple[int, ...]
    chunk_shape: tuple[int, ...]
    n_chunks: int
    scale_um: tuple[float, ...]
    translation_um: tuple[float, ...]


class LazyArray(Protocol):
    """An array that is opened but not loaded: reading happens in ``read`` alone."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Size in voxels along each axis."""

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type in native byte order."""

    @property
    def chunks(self) -> tuple[int, ...]:
        """Size of one chunk (strip, tile) in voxels along each axis."""

    def read(self, selection: Selection) -> np.ndarray[Any, np.dtype[Any]]:
        """Return the voxels of `selection`, reading only the chunks that hold them."""


@dataclass(frozen=True)
class Stats:
    """Minimum, maximum, mean and standard deviation (ddof 0) of all voxels."""

    min: float
    max: float
    mean: float
    std: float
