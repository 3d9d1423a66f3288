"""Lazy regions in micrometres."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks import hdf5_files, tiff_stacks
from grader.checks.hdf5_files import Hdf5Dataset, datasets
from grader.checks.selections import indices, pick, ranges, sizes
from grader.checks.tiff_stacks import TiffStack, stacks, tiled_stacks
from grader.checks.zarr_arrays import PETASCALE, ZarrImage, images
from grader.given import Selection
from grader.marking.budget import MANY, Budget
from grader.marking.check import check
from grader.marking.expect import expect, expect_ints, expect_raises, expect_slices, sequence
from grader.marking.needed import needed
from grader.marking.student import Remote, Student, fetch
from grader.marking.words import shown, type_of
from grader.volumes.zarr_dress import Storage

Image = ZarrImage | Hdf5Dataset | TiffStack

CUBE = ZarrImage((64, 64, 64), Storage((8, 8, 8)), virtual=True)
"""512 chunks."""

MIDDLE: Selection = (slice(28, 36), slice(28, 36), slice(28, 36))
"""The eight chunks round the centre of CUBE."""

BIG_ARRAY = ZarrImage(PETASCALE, Storage((64, 64, 64)), virtual=True)


@dataclass(frozen=True)
class Box:
    """A box whose corners lie at quarters of a voxel, so that the voxels in it are known without rounding.

    Attributes
    ----------
    voxel_um : tuple of float
        Size of a voxel along each axis.
    lo, hi : tuple of int
        Corners, in quarters of a voxel; whole voxels only where the voxel size is dyadic, or at 0.
    """

    voxel_um: tuple[float, ...]
    lo: tuple[int, ...]
    hi: tuple[int, ...]

    @property
    def lo_um(self) -> tuple[float, ...]:
        """The lower corner."""
        return tuple(n / 4 * voxel for n, voxel in zip(self.lo, self.voxel_um, strict=True))

    @property
    def hi_um(self) -> tuple[float, ...]:
        """The upper corner."""
        return tuple(n / 4 * voxel for n, voxel in zip(self.hi, self.voxel_um, strict=True))

    def voxels(self, shape: Sequence[int]) -> tuple[slice, ...]:
        """Return the voxels whose centres lie in the box."""
        return _slices(shape, [-(-n // 4) for n in self.lo], [-(-n // 4) for n in self.hi])


_DYADIC = (0.5, 2.0, 1.0, 0.25)
_OTHER = (0.65, 0.1, 0.3, 5.0)
_VOXELS_UM = pick(2.0, *_DYADIC, *_OTHER), pick(*_DYADIC, *_OTHER)


@st.composite
def boxes(draw: st.DrawFn, shape: Sequence[int]) -> Box:
    """Return boxes in and around an image, some of them empty."""
    corners = []
    voxel_um = tuple(draw(_VOXELS_UM[axis > 0]) for axis in range(len(shape)))
    for voxel, size in zip(voxel_um, shape, strict=True):
        span = sizes(-12, 4 * size + 12, 1), sizes(-12, 4 * size + 12, 2 * size + 2)
        corners.append([n if voxel in _DYADIC or n % 4 or n == 0 else n + 1 for n in map(draw, span)])
    lo, hi = zip(*corners, strict=True)
    return Box(voxel_um, lo, hi)


@cache
def sources() -> st.SearchStrategy[Image]:
    """Return small images in every container."""
    arrays = images().map(lambda image: replace(image, virtual=True))
    return arrays | stacks(max_planes=5) | datasets() | tiled_stacks()


@cache
@st.composite
def parts(draw: st.DrawFn) -> tuple[Image, Selection]:
    """Return an image and a selection of it."""
    image = draw(sources())
    return image, draw(st.tuples(*(ranges(size) | indices(size) for size in image.shape)))


@cache
@st.composite
def regions(draw: st.DrawFn) -> tuple[Image, Box]:
    """Return an image and a box in micrometres."""
    image = draw(sources())
    return image, draw(boxes(image.shape))


@cache
@st.composite
def cases(draw: st.DrawFn) -> tuple[tuple[int, ...], Box]:
    """Return the shape of an image of any number of axes, and a box."""
    n_axes = draw(sizes(1, 4, 2))
    shape = tuple(draw(sizes(1, 40, plain)) for plain in (10, 20, 30, 12)[:n_axes])
    return shape, draw(boxes(shape))


@check(
    points=1,
    of="open_lazy",
    hint="Keep the source in an object of your own and ask it for shape, dtype and chunks. Of a TIFF, "
    "zarr.open_array(tif.series[0].aszarr(level=0)) has them all; an HDF5 dataset has the same names as a Zarr array.",
    examples=8,
)
@given(sources())
@example(BIG_ARRAY)
@example(hdf5_files.BIG)
@example(tiff_stacks.BIG)
def opens_any_container(student: Student, image: Image) -> None:
    """An opened image knows its shape, dtype and chunks, whatever the container, and no pixel is read."""
    source = image.open(Budget())
    lazy = expect_lazy(student.open_lazy(source))
    expect_ints(fetch(lazy.shape), image.shape)
    dtype = fetch(lazy.dtype)
    expect(
        dtype == image.dtype and getattr(dtype, "isnative", True),
        f"It is {dtype!r}, expected {image.dtype} in native byte order.",
    )
    chunks = fetch(lazy.chunks)
    counted = tuple(sequence(chunks) or ()) == image.grid.grid
    expect_ints(chunks, image.grid.chunks, "That is the number of chunks along each axis." if counted else "")
    source.expect_reads()


@check(
    points=2,
    of="open_lazy",
    hint="One request for all axes at once: array[selection]. Each further pair of brackets works on what the first "
    "has read already.",
    examples=12,
)
@given(parts())
@example((CUBE, MIDDLE))
@example((BIG_ARRAY, (8191, slice(16380, 16390), slice(0, 100, 3))))
@example((hdf5_files.BIG, (slice(60, 70), slice(1000, 1030), 2047)))
@example((tiff_stacks.BIG, (slice(10, 1500, 500), slice(250, 260), slice(500, 600))))
def reads_the_chunks_touched(student: Student, case: tuple[Image, Selection]) -> None:
    """read(selection) returns the voxels and reads only the chunks that hold them, each once."""
    image, selection = case
    source = image.open(budget(image, selection))
    lazy = expect_lazy(student.open_lazy(source))
    image.expect(lazy.read(selection), selection)
    source.expect_reads()
    outside = (slice(None), image.shape[1], slice(0, 1))
    expect_raises("IndexError", lambda: lazy.read(outside), f"Axis 1 has {image.shape[1]} voxels.")


@check(
    points=1,
    of="region_to_voxels",
    hint="The first voxel with its centre at or after a position p is math.ceil(p / v): of lo that is start, of hi it "
    "is stop. Then clip both to 0 and the size.",
    examples=30,
)
@given(cases())
@example(((10, 100), Box((2.0, 0.5), (6, 4), (16, 12))))
@example(((10, 100), Box((2.0, 0.5), (-20, 360), (2, 800))))
def finds_the_voxels_of_a_box(student: Student, case: tuple[tuple[int, ...], Box]) -> None:
    """region_to_voxels returns the voxels with their centres in the box, clipped to the image."""
    shape, box = case
    got = student.region_to_voxels(box.voxel_um, shape, box.lo_um, box.hi_um)
    expect_slices(got, box.voxels(shape), about_slices(got, box, shape))


@check(
    points=2,
    of="read_region",
    hint="Find the voxels with region_to_voxels, read them through open_lazy in one request; the origin is start * v "
    "along each axis.",
    examples=8,
)
@given(regions())
@example((CUBE, Box((2.0, 0.5, 0.5), (110, 111, 112), (142, 143, 144))))
@example((BIG_ARRAY, Box((2.0, 0.5, 0.5), (-40, 65530, 131000), (6, 65560, 140000))))
def reads_a_region(student: Student, case: tuple[Image, Box]) -> None:
    """read_region returns the voxels of a box in micrometres and where the first lies, from any container."""
    image, box = case
    selection = box.voxels(image.shape)
    source = image.open(budget(image, selection))
    result = student.read_region(source, box.voxel_um, box.lo_um, box.hi_um)
    pair = sequence(result)
    expect(pair is not None and len(pair) == 2, f"It returned {type_of(result)}, expected the pair (data, origin_um).")
    assert pair is not None
    data, origin_um = pair
    image.expect(data, selection)
    expect_origin(origin_um, selection, box)
    source.expect_reads()


def budget(image: Image, selection: Selection) -> Budget:
    """Return what reading a selection may cost."""
    grid = image.grid
    return Budget({grid.name: needed(grid, selection)}, fuse_chunks=MANY if grid.n_chunks <= 1024 else None)


def expect_lazy(got: Any) -> Remote:
    """Require an object of the answer's own."""
    expect(
        isinstance(got, Remote),
        f"It returned {type_of(got)}, expected an object with shape, dtype, chunks and read(selection).",
    )
    assert isinstance(got, Remote)
    return got


def about_slices(got: Any, box: Box, shape: Sequence[int]) -> str:
    """Say what a wrong region is, where a usual mistake gives it."""
    parts = sequence(got)
    if parts is None or not all(isinstance(part, slice) for part in parts):
        return ""
    found = [(part.start, part.stop) for part in parts]
    same = (words for words, wrong in _mistakes(box, shape) if found == [(part.start, part.stop) for part in wrong])
    return next(same, "")


def expect_origin(got: Any, selection: Sequence[slice], box: Box) -> None:
    """Require the position of the first voxel in micrometres."""
    numbers = sequence(got)
    numeric = [isinstance(n, (int, float, np.number)) and not isinstance(n, bool) for n in numbers or ["none"]]
    expect(all(numeric), f"origin_um is {shown(got)}, expected a tuple of numbers.")
    values = tuple(float(n) for n in numbers or ())

    def is_(*um: float) -> bool:
        return len(values) == len(um) and np.allclose(values, um, rtol=1e-9, atol=1e-12)

    start = [part.start for part in selection]
    axes = list(zip(start, box.voxel_um, strict=True))
    want = tuple(n * voxel for n, voxel in axes)
    mistakes = {
        "That is in voxels: multiply by the voxel size.": start,
        "That is the corner of the box; the centre of the first voxel lies at start * voxel size.": box.lo_um,
        "That is x, y, z: the order is z, y, x.": want[::-1],
        "That takes one voxel size for all axes: each has its own.": [n * box.voxel_um[0] for n in start],
        "That is the corner of the first voxel: its centre lies at start * voxel size.": [
            (n - 0.5) * voxel for n, voxel in axes
        ],
        "That is half a voxel too far: the centre of voxel i lies at i * v.": [(n + 0.5) * voxel for n, voxel in axes],
    }
    says = next((words for words, wrong in mistakes.items() if is_(*wrong)), "")
    expect(is_(*want), f"origin_um is {shown(values)}, expected {shown(want)}.", says)


def _mistakes(box: Box, shape: Sequence[int]) -> Iterator[tuple[str, tuple[slice, ...]]]:
    """Yield what is to be said of a mistake, and the region that it gives."""
    lo = [n / 4 for n in box.lo]
    hi = [n / 4 for n in box.hi]

    def rounded(start: Callable[[float], int], stop: Callable[[float], int]) -> tuple[slice, ...]:
        return _slices(shape, list(map(start, lo)), list(map(stop, hi)))

    def with_voxel(voxel: float) -> tuple[slice, ...]:
        return _slices(shape, *([math.ceil(um / voxel) for um in corner] for corner in (box.lo_um, box.hi_um)))

    unclipped = [slice(math.ceil(a), math.ceil(b)) for a, b in zip(lo, hi, strict=True)]
    one_more = "The box is half-open: a centre at hi does not belong to it."
    yield one_more, rounded(math.ceil, lambda p: math.floor(p) + 1)
    yield "That is one voxel too many at the end.", rounded(math.ceil, lambda p: math.ceil(p) + 1)
    yield "It starts one voxel early: that centre lies before lo. Round up (math.ceil).", rounded(math.floor, math.ceil)
    yield "It ends one voxel early: round hi up too (math.ceil).", rounded(math.ceil, math.floor)
    yield "That is rounded down: the first centre at or after a position is math.ceil.", rounded(math.floor, math.floor)
    yield (
        "That is rounded down at the start, and up at the end: see which centres lie in the box.",
        rounded(math.floor, lambda p: math.floor(p) + 1),
    )
    yield "That is rounded to the nearest voxel: see which centres lie in the box.", rounded(round, round)
    yield (
        "The centre of voxel i lies at i * v, not at (i + 0.5) * v.",
        rounded(lambda p: math.ceil(p - 0.5), lambda p: math.ceil(p - 0.5)),
    )
    yield "Those are micrometres: divide by the voxel size.", with_voxel(1.0)
    for voxel in (box.voxel_um[0], box.voxel_um[-1], min(box.voxel_um), max(box.voxel_um)):
        yield "That takes one voxel size for all axes: each has its own.", with_voxel(voxel)
    clipped = [
        slice(*(min(max(n, 0), size) for n in (part.start, part.stop)))
        for part, size in zip(unclipped, shape, strict=True)
    ]
    yield "Where hi lies before lo, the region is empty: stop is start.", tuple(clipped)
    yield (
        "Where hi lies before lo, the region is empty and begins where lo says.",
        tuple(slice(min(part.start, part.stop), part.stop) for part in clipped),
    )
    exchanged = [slice(min(part.start, part.stop), max(part.start, part.stop)) for part in clipped]
    yield "Where hi lies before lo, the region is empty: do not exchange them.", tuple(exchanged)
    yield "Clip to the image: 0 <= start <= stop <= size.", tuple(unclipped)
    halves = [slice(max(0, part.start), min(part.stop, size)) for part, size in zip(unclipped, shape, strict=True)]
    both = "Clip start and stop each on both sides, to 0 and to the size: a box may lie wholly outside."
    yield both, tuple(halves)
    yield both, tuple(slice(part.start, max(part.start, part.stop)) for part in halves)


def _slices(shape: Sequence[int], start: Sequence[int], stop: Sequence[int]) -> tuple[slice, ...]:
    """Return slices clipped to an image, stop never before start."""
    region = []
    for size, first, last in zip(shape, start, stop, strict=True):
        a, b = (min(max(n, 0), size) for n in (first, last))
        region.append(slice(a, max(a, b)))
    return tuple(region)
