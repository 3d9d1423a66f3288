"""Volumes whose voxels are to be counted: low contrast, two classes, signed values; and what is known of them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks.selections import pick, sizes
from grader.checks.zarr_arrays import ZarrImage
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.needed import chunk_places
from grader.volumes import zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.volume import Array, Formula, LevelGeometry, single
from grader.volumes.zarr_dress import DressedZarr, Storage


@dataclass(frozen=True)
class Mixture:
    """A few values, mixed at random, that grow with the first index: uneven light.

    Parameters
    ----------
    dtype_name : str
        Data type.
    values : tuple of float
        One of them is drawn for each voxel.
    slope : int
        What is added from one plane to the next.
    seed : int
        Another seed, another mixture.
    """

    dtype_name: str
    values: tuple[float, ...]
    slope: int
    seed: int

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the values, in native byte order."""
        return np.dtype(self.dtype_name)

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices."""
        drawn = Phantom("uint16", self.seed)(level, index) % len(self.values)
        values: Array = np.array(self.values)[drawn] + self.slope * index[0]
        return values.astype(self.dtype)


@dataclass(frozen=True)
class Layers:
    """The sum of a value for z, one for y and one for x: quick to make, and to count without looking at a voxel.

    Low contrast on a high base; a fifth of the columns are brighter than the others.

    Parameters
    ----------
    seed : int
        Another seed, another volume.
    """

    seed: int

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the values, in native byte order."""
        return np.dtype(np.uint16)

    def along(self, axis: int, index: Array) -> Array:
        """Return what an axis adds at its indices, which are below 512."""
        added: Array = _added(self.seed, axis)[index]
        return added

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices."""
        z, y, x = (self.along(axis, i) for axis, i in enumerate(index))
        values: Array = z + y + x
        return values


@dataclass(frozen=True)
class Specimen(ZarrImage):
    """An array of three axes whose voxels have a certain histogram.

    Attributes
    ----------
    values : tuple of float
        Those that a voxel may have; noise of all values where empty.
    slope : int
        What is added to them from one plane to the next.
    big : bool
        A volume of `Layers`, in place of all this.
    """

    virtual: bool = True
    values: tuple[float, ...] = ()
    slope: int = 0
    big: bool = False

    def dressed(self) -> DressedZarr:
        """Return the store, with the current attempt's seed."""
        return _dressed(self, attempt.current().seed)

    def budget(self) -> Budget:
        """Return what it may cost to look at every voxel."""
        return Budget({"": range(self.grid.n_chunks)})

    def known(self) -> "Known":
        """Return what there is to know of its voxels."""
        return _known(self, attempt.current().seed)

    def places(self) -> Iterator[tuple[slice, ...]]:
        """Yield where each chunk lies, clipped to the shape."""
        return chunk_places(self.shape, self.storage.chunks)

    def projection(self, axis: int) -> Array:
        """Return the brightest voxels along an axis."""
        volume = self.volume
        if not isinstance(volume.formula, Layers):
            brightest: Array = volume.read().max(axis)
            return brightest
        axes = [volume.formula.along(i, np.arange(n)) for i, n in enumerate(self.shape)]
        axes[axis] = axes[axis].max(keepdims=True)
        summed: Array = (axes[0][:, None, None] + axes[1][:, None] + axes[2]).squeeze(axis)
        return summed


@dataclass(frozen=True)
class Known:
    """How often each value occurs, and what follows from that.

    Attributes
    ----------
    values, counts : array
        The values that occur, in order, and how often they do.
    """

    values: Array
    counts: Array

    @cached_property
    def n(self) -> int:
        """Number of voxels."""
        return int(self.counts.sum())

    @cached_property
    def mean(self) -> float:
        """Mean."""
        return math.fsum((self.values.astype(float) * self.counts).tolist()) / self.n

    @cached_property
    def std(self) -> float:
        """Standard deviation, ddof 0."""
        return math.sqrt(math.fsum(((self.values.astype(float) - self.mean) ** 2 * self.counts).tolist()) / self.n)

    def bins(self, n: int) -> Array:
        """Return the counts, one bin for each of the values 0 to n - 1."""
        counts = np.zeros(n, np.int64)
        counts[self.values] = self.counts
        return counts

    def at_rank(self, rank: int) -> int:
        """Return the value of the voxel at a place in the order of all, from 1 on."""
        return int(self.values[np.searchsorted(np.cumsum(self.counts), rank)])

    def percentile(self, q: float) -> int:
        """Return the smallest value whose cumulative count is at least ``max(1, ceil(q * n / 100))``."""
        return self.at_rank(max(1, math.ceil(q * self.n / 100)))

    @cached_property
    def separations(self) -> Array:
        """Otsu's criterion w0 * w1 * (mean1 - mean0)**2 at each value that occurs; 0 at the last: nothing above."""
        values = (self.values - self.values[0]).astype(float)
        below, sums = np.cumsum(self.counts), np.cumsum(values * self.counts)
        above = np.maximum(self.n - below, 1)
        criterion: Array = below * above.astype(float) * ((sums[-1] - sums) / above - sums / below) ** 2
        criterion[-1] = 0
        return criterion

    def separation(self, threshold: int) -> float:
        """Return Otsu's criterion at any threshold, as a part of the best."""
        place = int(np.searchsorted(self.values, threshold, side="right")) - 1
        best = float(self.separations.max())
        if best == 0:
            return 1.0
        return float(self.separations[place]) / best if place >= 0 else 0.0

    @cached_property
    def otsu(self) -> int:
        """The smallest of the values that are the best threshold."""
        return int(self.values[np.argmax(self.separations)])


@lru_cache(maxsize=16)
def _added(seed: int, axis: int) -> Array:
    """Return what an axis of `Layers` adds."""
    index = np.arange(512)
    noise = Phantom("uint16", seed + axis)(_ALONE, [index])
    if axis == 0:
        noise = noise % 3 + 30_000 + index // 64 * 2
    else:
        noise = noise % 3 + (noise % 5 == 0) * 40 * (axis == 2)
    return noise.astype(np.uint16)


_ALONE = LevelGeometry(0, (512,), (1,), (1.0,), (0.0,))


@lru_cache(maxsize=16)
def _dressed(image: Specimen, seed: int) -> DressedZarr:
    formula: Formula = Phantom(image.dtype, seed)
    if image.values:
        formula = Mixture(image.dtype, image.values, image.slope, seed)
    if image.big:
        formula = Layers(seed)
    return zarr_dress.virtual(single(formula, image.shape), image.storage)


@lru_cache(maxsize=16)
def _known(image: Specimen, seed: int) -> Known:
    volume = _dressed(image, seed).volume
    if not isinstance(volume.formula, Layers):
        return Known(*np.unique(volume.read(), return_counts=True))
    counts, base = np.ones(1, np.int64), 0
    for axis, n in enumerate(image.shape):
        added = volume.formula.along(axis, np.arange(n))
        base += int(added.min())
        counts = np.convolve(counts, np.bincount(added - added.min()))
    (occurring,) = np.nonzero(counts)
    return Known(occurring + base, counts[occurring])


BIG = Specimen((500, 300, 384), Storage((64, 64, 64)), big=True)
"""115 MB in 240 chunks of 64 cubed: what loads it holds twice as much as earns half, with 16 MiB on top."""

_SKEWED = tuple(3 + i * i // 90 for i in range(94))
"""Many dark values, few bright ones: mean, median and thresholds lie apart."""

MIXTURES: dict[str, tuple[tuple[tuple[float, ...], int], ...]] = {
    "uint8": (
        (_SKEWED, 8),
        ((), 0),
        ((20, 24, 28, 32, 90, 180), 1),
        ((250, 251, 252), 0),
        ((3, 4, 200), 0),
        ((77,), 0),
    ),
    "uint16": (((29_999, 30_000, 30_001), 0), ((300, 340, 380, 1500), 90), ((), 0), ((65_535,), 0)),
    "int16": (((-30_001, -30_000, -29_999), 0), ((), 0), ((-9, -4, 3), 0)),
    "int32": (((-70_001, -70_000, -69_999), 0), ((99_999, 100_001), 0), ((-5,), 0)),
    "float32": (((29_999.0, 30_000.0, 30_001.0), 0), ((), 0), ((-2.75, -0.5, -0.125), 0)),
}
"""By data type: values and slopes."""


@cache
@st.composite
def layouts(draw: st.DrawFn, n_axes: int = 3) -> tuple[tuple[int, ...], Storage]:
    """Return a shape and a storage: at most three chunks an axis, those at the end often partial; few in all."""
    most = {1: 6, 2: 4, 3: 3, 4: 2}[n_axes]
    chunks, shape = [], []
    for plain in (2, 2, 4, 5)[-n_axes:]:
        chunk = draw(sizes(1, 6, plain))
        n = draw(sizes(1, most, 2))
        chunks.append(chunk)
        shape.append(max(1, n * chunk - draw(sizes(0, chunk - 1, 1))))
    zarr_format: Any = draw(pick(3, 3, 2))
    sharded = zarr_format == 3 and draw(pick(False, False, True))
    shards = tuple(2 * chunk for chunk in chunks) if sharded else None
    return tuple(shape), Storage(tuple(chunks), zarr_format, shards, byteorder=draw(pick("<", ">")))


@cache
@st.composite
def specimens(draw: st.DrawFn, *dtypes: str) -> Specimen:
    """Return small volumes of one of these data types."""
    shape, storage = draw(layouts())
    dtype = draw(pick(*dtypes))
    values, slope = draw(pick(*MIXTURES[dtype]))
    return Specimen(shape, storage, dtype, values=values, slope=slope)
