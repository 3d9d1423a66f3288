"""Volumes by formula: any region of any size, at any level of a pyramid, computed when asked for and never stored."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
Selection = int | slice | tuple[int | slice, ...] | None

_SLAB = 2**18
"""Voxels computed at a time: the formula's temporaries then stay in the processor's cache, whatever the region."""


@dataclass(frozen=True)
class LevelGeometry:
    """Where the voxels of one pyramid level lie.

    Attributes
    ----------
    level : int
        Position in the pyramid, 0 being the finest.
    shape : tuple of int
        Size in voxels along each axis.
    factors : tuple of int
        Cumulative downsampling relative to level 0, for the space axes.
    scale_um, translation_um : tuple of float
        Voxel size and position of the first voxel's centre in micrometres, for the space axes.
    """

    level: int
    shape: tuple[int, ...]
    factors: tuple[int, ...]
    scale_um: tuple[float, ...]
    translation_um: tuple[float, ...]


class Formula(Protocol):
    """The value of a voxel as a function of where it is."""

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the values, in native byte order."""

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices: one array of int64 an axis, broadcastable together."""


@dataclass(frozen=True)
class Volume:
    """A volume, or a pyramid of them, known by its formula.

    Attributes
    ----------
    formula : Formula
        Gives the values.
    levels : tuple of LevelGeometry
        From fine to coarse; one where there is no pyramid.
    axes : str
        One letter an axis, such as ``"zyx"``, ``"yx"`` or ``"tczyx"``; the space axes come last.
    """

    formula: Formula
    levels: tuple[LevelGeometry, ...]
    axes: str = "zyx"

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the voxels, in native byte order."""
        return self.formula.dtype

    @property
    def shape(self) -> tuple[int, ...]:
        """Size of level 0 in voxels along each axis."""
        return self.levels[0].shape

    @property
    def voxel_um(self) -> tuple[float, ...]:
        """Voxel size of level 0 along the space axes."""
        return self.levels[0].scale_um

    @property
    def nbytes(self) -> int:
        """Bytes that level 0 takes in memory."""
        return math.prod(self.shape) * self.dtype.itemsize

    def read(self, selection: Selection = None, level: int = 0) -> Array:
        """Return the voxels that NumPy's basic indexing would.

        Parameters
        ----------
        selection : int, slice or tuple of them, optional
            Axes that it leaves out are whole; steps and indices may be negative.
        level : int
            Which level of the pyramid.

        Returns
        -------
        array
            As ``array[selection]`` of the whole level; a NumPy scalar where every axis has an int.

        Raises
        ------
        IndexError
            If an int is out of range or there are more entries than axes.
        """
        geometry = self.levels[level]
        return self._compute(geometry, axis_indices(geometry.shape, selection))

    def block(self, start: Sequence[int], shape: Sequence[int], level: int = 0) -> Array:
        """Return the box of `shape` voxels from `start`; beyond the volume's edge the formula simply goes on.

        This is what a stored chunk holds, which has its full size at the edge too.
        """
        index = [np.arange(a, a + n) for a, n in zip(start, shape, strict=True)]
        return self._compute(self.levels[level], index)

    def points(self, level: int, *index: Array) -> Array:
        """Return the voxels at `index`: one integer array an axis (z, y, x), broadcastable together, in range."""
        return self.formula(self.levels[level], [np.asarray(i, np.int64) for i in index])

    def _compute(self, geometry: LevelGeometry, index: Sequence[Array]) -> Array:
        """Evaluate the formula on an open mesh, slab after slab along its longest axis; 0-d entries drop their axis."""
        lengths = [len(i) for i in index if i.ndim]
        if math.prod(lengths) <= _SLAB:
            return self.formula(geometry, open_mesh(index))[()]
        out = np.empty(lengths, self.dtype)
        longest = int(np.argmax(lengths))
        kept = [axis for axis, i in enumerate(index) if i.ndim][longest]
        step = max(1, _SLAB * lengths[longest] // math.prod(lengths))
        for first in range(0, lengths[longest], step):
            part = list(index)
            part[kept] = index[kept][first : first + step]
            out[(slice(None),) * longest + (slice(first, first + step),)] = self.formula(geometry, open_mesh(part))
        return out

    def describe(self) -> str:
        """Return a short phrase, such as ``"5 x 7 x 9 uint16"``."""
        return f"{' x '.join(map(str, self.shape))} {self.dtype.name}"


def axis_indices(shape: Sequence[int], selection: Selection) -> list[Array]:
    """Return, for each axis, the indices that a basic selection takes: 1-D for a slice, 0-D for an int.

    Raises
    ------
    IndexError
        If an int is out of range or there are more entries than axes.
    """
    entries: tuple[Any, ...] = () if selection is None else selection if isinstance(selection, tuple) else (selection,)
    if len(entries) > len(shape):
        raise IndexError(f"{len(entries)} indices for {len(shape)} axes")
    entries += (slice(None),) * (len(shape) - len(entries))
    return [_indices(entry, size, axis) for axis, (entry, size) in enumerate(zip(entries, shape, strict=True))]


def _indices(entry: Any, size: int, axis: int) -> Array:
    if isinstance(entry, slice):
        return np.arange(*entry.indices(size))
    if not -size <= entry < size:
        raise IndexError(f"index {entry} is out of range for axis {axis} with {size} voxels")
    return np.array(entry % size, np.int64)


def open_mesh(index: Sequence[Array]) -> list[Array]:
    """Reshape 1-D index vectors so that they broadcast to the box that they span; 0-D ones take part in no axis."""
    ndim = sum(i.ndim for i in index)
    mesh = []
    place = 0
    for i in index:
        mesh.append(i.reshape((1,) * place + (-1,) + (1,) * (ndim - place - 1)) if i.ndim else i)
        place += i.ndim
    return mesh


def single(formula: Formula, shape: Sequence[int], voxel_um: Sequence[float] | None = None, axes: str = "") -> Volume:
    """Return a volume of one level; axes default to the last letters of ``"tczyx"``, voxels to 1 um."""
    return pyramid(formula, shape, factors=(1,), voxel_um=voxel_um, n_levels=1, axes=axes)


def pyramid(
    formula: Formula,
    shape: Sequence[int],
    chunks: Sequence[int] | None = None,
    factors: Sequence[int] = (2,),
    voxel_um: Sequence[float] | None = None,
    n_levels: int | None = None,
    axes: str = "",
) -> Volume:
    """Return a pyramid: shapes rounded up, each voxel centred on the window that it stands for.

    Parameters
    ----------
    formula : Formula
        Gives the values of every level.
    shape : sequence of int
        Level 0, in voxels along each axis.
    chunks : sequence of int, optional
        With these the pyramid goes on until a level fits into one chunk (or its shape no longer changes).
    factors : sequence of int
        Downsampling from one level to the next, one a space axis, or one for all of them.
    voxel_um : sequence of float, optional
        Voxel size of level 0 along the space axes, in micrometres; 1 by default.
    n_levels : int, optional
        Number of levels, level 0 included, in place of `chunks`.
    axes : str
        One letter an axis; by default the last letters of ``"tczyx"``.

    Notes
    -----
    With cumulative factor f the translation is v_0 (f - 1) / 2 along each axis: the centre of a window of f voxels.
    """
    axes = axes or "tczyx"[-len(shape) :]
    n_space = sum(letter in "zyx" for letter in axes)
    step = tuple(factors) * n_space if len(factors) == 1 else tuple(factors)
    voxel = tuple(map(float, voxel_um or (1.0,) * n_space))
    size, total = tuple(shape), (1,) * n_space
    levels = [_level(0, size, total, voxel)]
    while len(levels) < n_levels if n_levels else not _fits(size[-n_space:], chunks):
        total = tuple(f * s for f, s in zip(total, step, strict=True))
        smaller = size[:-n_space] + tuple(-(-n // s) for n, s in zip(size[-n_space:], step, strict=True))
        if smaller == size and not n_levels:
            break
        size = smaller
        levels.append(_level(len(levels), size, total, voxel))
    return Volume(formula, tuple(levels), axes)


def _fits(size: Sequence[int], chunks: Sequence[int] | None) -> bool:
    """Say whether the space axes, of `size`, fit into one chunk."""
    return chunks is None or all(n <= c for n, c in zip(size, chunks[-len(size) :], strict=True))


def _level(level: int, shape: tuple[int, ...], factors: tuple[int, ...], voxel: tuple[float, ...]) -> LevelGeometry:
    axes = [(v * f, v * (f - 1) / 2) for v, f in zip(voxel, factors, strict=True)]
    scale, middle_of_first = zip(*axes, strict=True)
    return LevelGeometry(level, shape, factors, scale, middle_of_first)
