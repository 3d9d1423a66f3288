"""Images of which a pyramid is to be built, and the functions that answers get for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.checks.ramp import Ramp
from grader.checks.targets import Target, every_chunk, group_with_level_0
from grader.checks.windows import Shape, largest_voxels, shapes_of_levels, window_means, wrong_means
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.lent import lend
from grader.marking.student import Remote, Student
from grader.volumes.phantom import Phantom
from grader.volumes.slots import ByteOrder
from grader.volumes.volume import Array, Volume, single
from grader.volumes.zarr_dress import Format, Storage

Numbers = tuple[float, ...]


@dataclass(frozen=True)
class Level:
    """A level of a pyramid: a voxel size of level 0 and a cumulative factor for each axis."""

    axes: tuple[tuple[float, int], ...]

    @property
    def voxel_um(self) -> Numbers:
        """Voxel size of level 0."""
        return tuple(voxel for voxel, _ in self.axes)

    @property
    def factors(self) -> Shape:
        """Cumulative factors."""
        return tuple(factor for _, factor in self.axes)

    def transform(self) -> tuple[Numbers, Numbers]:
        """Return the right scale and translation."""
        return tuple(v * f for v, f in self.axes), tuple(v * (f - 1) / 2 for v, f in self.axes)


@dataclass(frozen=True)
class Reducer:
    """A function that is lent to the answer.

    Attributes
    ----------
    name, what : str
        What it is called, and what it makes of a window.
    source : str
        Its Python.
    right : callable
        Returns what it makes of a block, exactly.
    wrong : callable
        Takes a block, factors and an answer; says which voxels of that are wrong.
    """

    name: str
    what: str
    source: str
    right: Callable[[Array, Sequence[int]], Array]
    wrong: Callable[[Array, Sequence[int], Array], Array]


MEAN = Reducer(
    "mean",
    "mean",
    """
import numpy as np

def mean(block, factors, /):
    shape = [-(-n // f) for n, f in zip(block.shape, factors, strict=True)]
    whole = block.dtype.kind in "iu"
    narrow = block.dtype.kind == "u" and block.dtype.itemsize <= 2 and np.prod(factors) <= 65536
    sums = np.zeros(shape, np.uint32 if narrow else np.int64 if whole else np.float64)
    for first in np.ndindex(*factors):
        part = block[tuple(slice(i, None, f) for i, f in zip(first, factors))]
        sums[tuple(map(slice, part.shape))] += part
    counts = np.ones((), sums.dtype)
    for axis, (n, f) in enumerate(zip(block.shape, factors)):
        along = np.minimum(f, n - np.arange(0, n, f)) if n % f else np.full(1, f)
        counts = counts * along.astype(sums.dtype).reshape([-1 if a == axis else 1 for a in range(block.ndim)])
    if whole:
        sums += counts // counts.dtype.type(2)
        sums //= counts
    else:
        sums /= counts
    return sums.astype(block.dtype)
""",
    window_means,
    wrong_means,
)

LARGEST = Reducer(
    "largest",
    "largest label",
    """
import numpy as np

def largest(block, factors, /):
    out = block[tuple(slice(None, None, f) for f in factors)].copy()
    for first in np.ndindex(*factors):
        part = block[tuple(slice(i, None, f) for i, f in zip(first, factors, strict=True))]
        where = tuple(map(slice, part.shape))
        np.maximum(out[where], part, out=out[where])
    return out
""",
    largest_voxels,
    lambda block, factors, got: got != largest_voxels(block, factors),
)


@dataclass(frozen=True)
class Image:
    """Level 0, and how it is to be downsampled.

    Attributes
    ----------
    shape, chunks, factors : tuple of int
        Voxels of level 0 and of a chunk, and the factors of a step.
    dtype : str
        Data type.
    labels : bool
        It holds labels, of which the largest is taken; otherwise intensities, of which the mean is taken.
    ramp : bool
        Its values rise evenly; otherwise they are random.
    format : int
        Zarr format.
    byteorder : str
        Of level 0.
    voxel_um : tuple of float
        Voxel size of level 0.
    """

    shape: Shape
    chunks: Shape
    factors: Shape
    dtype: str = "uint16"
    labels: bool = False
    ramp: bool = False
    format: Format = 3
    byteorder: ByteOrder = "<"
    voxel_um: Numbers = (2.0, 0.5, 0.65)

    @property
    def levels(self) -> list[Shape]:
        """Shapes of all levels."""
        return shapes_of_levels(self.shape, self.factors, self.chunks)

    @property
    def reducer(self) -> Reducer:
        """The function that is lent."""
        return LARGEST if self.labels else MEAN

    @property
    def volume(self) -> Volume:
        """Level 0."""
        seed = attempt.current().seed
        return single(Ramp(seed) if self.ramp else Phantom(self.dtype, seed, 3 if self.labels else None), self.shape)

    def level(self, number: int) -> Level:
        """Return where a level's voxels lie."""
        return Level(tuple((v, f**number) for v, f in zip(self.voxel_um, self.factors, strict=True)))

    def built(self, student: Student) -> Target:
        """Have the answer build the pyramid."""
        storage = Storage(self.chunks, self.format, byteorder=self.byteorder)
        target = group_with_level_0(self.volume, storage, self.budget())
        student.build_pyramid(target.opened, self.factors, self.lent())
        return target

    def lent(self) -> Remote:
        """Return the function that is lent, as the answer gets it."""
        return lend(self.reducer.name, self.reducer.source)

    def budget(self) -> Budget:
        """Return what may be read and written."""
        chunks = [every_chunk(level, self.chunks) for level in self.levels]
        full = sum(map(len, chunks[:-1]))
        to_write = {str(k): chunks[k] for k in range(1, len(chunks))}
        return Budget({"0": chunks[0]} if to_write else {}, full=full, half=2 * full, to_write=to_write)
