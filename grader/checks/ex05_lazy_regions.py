"""Lazy regions in micrometres."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks import hdf5_files, tiff_stacks
from grader.checks.hdf5_files import Hdf5Dataset, datasets
from grader.checks.ome_tiffs import OmeTiff
from grader.checks.selections import indices, pick, ranges, sizes
from grader.checks.tiff_stacks import TiffStack, stacks, tiled_stacks
from grader.checks.zarr_arrays import PETASCALE, ZarrImage, images
from grader.given import Selection
from grader.marking.budget import MANY, Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_ints, expect_raises, expect_slices, sequence
from grader.marking.needed import needed
from grader.marking.opened import Opened
from grader.marking.student import Remote, Student, fetch
from grader.marking.words import shown, type_of
from grader.reports.words import counted
from grader.stores.log import ArrayGrid
from grader.volumes.zarr_dress import Storage


@dataclass(frozen=True)
class FullResolution:
    """Level 0 of a pyramidal TIFF, which is what there is to open."""

    pyramid: OmeTiff

    @property
    def shape(self) -> tuple[int, ...]:
        """Planes, rows and columns."""
        return self.pyramid.shape

    @property
    def dtype(self) -> str:
        """Data type, in native byte order."""
        return self.pyramid.dtype

    @property
    def grid(self) -> ArrayGrid:
        """The tiles of level 0."""
        return self.pyramid.grid(0)

    def open(self, budget: Budget | None = None) -> Opened:
        """Hand the pyramid over."""
        return self.pyramid.open(budget)

    def expect(self, got: Any, selection: Selection) -> None:
        """Require the voxels of `selection`."""
        self.pyramid.expect(got, 0, selection)


Image = ZarrImage | Hdf5Dataset | TiffStack | FullResolution

CUBE = ZarrImage((64, 64, 64), Storage((8, 8, 8)), virtual=True)
"""512 chunks."""

MIDDLE: Selection = (slice(28, 36), slice(28, 36), slice(28, 36))
"""The eight chunks round the centre of CUBE."""

BIG_ARRAY = ZarrImage(PETASCALE, Storage((64, 64, 64)), virtual=True)

ZARR = ZarrImage((9, 13, 16), Storage((3, 4, 5)), virtual=True)
"""No two axes have as many voxels; 3 x 4 x 4 chunks."""

SHARDED = replace(ZARR, storage=Storage((3, 4, 5), shards=(6, 8, 10)))
ZARR_BIG_ENDIAN = replace(ZARR, storage=Storage((3, 4, 5), format=2, byteorder=">"))
HDF5 = Hdf5Dataset((9, 13, 16), (3, 4, 5))
HDF5_BIG_ENDIAN = replace(HDF5, byteorder=">")
STRIPS = TiffStack((3, 40, 12), rows_per_strip=4)
"""Ten strips a page."""

STRIPS_BIG_ENDIAN = replace(STRIPS, byteorder=">")

TILES = TiffStack((3, 40, 36), rows_per_strip=0, tile=(16, 16))
"""Nine tiles a page."""


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


PLANE = (10, 100)
BOX = Box((2.0, 0.5, 0.5), (110, 111, 112), (142, 143, 144))
"""The eight chunks round the centre of CUBE."""

SMALL_BOX = Box((2.0, 0.5, 0.65), (5, 18, 9), (22, 39, 45))

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
    hints=(
        "Write a class that keeps the opened image and passes each question on to it. Where do Zarr, HDF5 and TIFF "
        "answer differently?",
        "A Zarr array and an HDF5 dataset both have shape, dtype and chunks, which HDF5 has as None where there are "
        "no chunks. tif.series[0].aszarr(level=0) presents a TIFF as a store that Zarr can open.",
        "array = zarr.open_array(tif.series[0].aszarr(level=0)); chunks = tuple(array.chunks or array.shape); dtype "
        "= array.dtype.newbyteorder('=').",
    ),
    examples=2,
)
@given(sources())
@demand("It opens a Zarr array of 35 TB and reads no pixel.", BIG_ARRAY, large=True)
@demand("It opens an HDF5 dataset of 9 GB and reads no pixel.", hdf5_files.BIG, large=True)
@demand("It opens a TIFF of 4 GB and reads no pixel.", tiff_stacks.BIG, large=True)
@demand("It knows shape, dtype and chunks of a Zarr array.", ZARR)
@demand("It knows shape, dtype and chunks of an HDF5 dataset.", HDF5)
@demand("It knows shape, dtype and chunks of a TIFF: its strips.", STRIPS)
@demand("The chunks of a TIFF in tiles are its tiles.", TILES)
@demand("The dtype is native, be the Zarr array big-endian.", ZARR_BIG_ENDIAN)
@demand("The dtype is native, be the HDF5 dataset big-endian.", HDF5_BIG_ENDIAN)
@demand("The dtype is native, be the TIFF big-endian.", STRIPS_BIG_ENDIAN)
@demand("The dtype is that of the image.", replace(ZARR, dtype="float32"))
@demand("The chunks of a Zarr array in shards are the inner ones.", SHARDED)
@demand("An HDF5 dataset without chunks is one chunk.", Hdf5Dataset((9, 13, 16), None))
@demand("Of a TIFF it opens the first series.", replace(STRIPS, thumbnail=True))
@demand("Of a pyramidal TIFF it opens the full resolution.", FullResolution(OmeTiff((3, 40, 36), n_levels=2)))
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
    expect_ints(fetch(lazy.chunks), image.grid.chunks)
    source.expect_reads()


@check(
    points=2,
    of="open_lazy",
    hints=(
        "How many requests does one call of read make? Each pair of brackets reads all that it asks for, before the "
        "next pair sees it.",
        "Hand over the whole selection at once, array[selection], and return it in native byte order: "
        "np.asarray(array[selection], dtype).",
    ),
    examples=2,
)
@given(case=parts())
@demand("It asks for all axes in one request: 8 chunks of 512.", (CUBE, MIDDLE))
@demand("It reads each chunk once.", (CUBE, MIDDLE))
@demand("Of 35 TB it reads the chunks touched.", (BIG_ARRAY, (8191, slice(16380, 16390), slice(0, 100, 3))), large=True)
@demand(
    "Of 9 GB of HDF5 it reads the chunks touched.",
    (hdf5_files.BIG, (slice(60, 70), slice(1000, 1030), 2047)),
    large=True,
)
@demand(
    "Of 4 GB of TIFF it reads the strips touched.",
    (tiff_stacks.BIG, (slice(10, 1500, 500), slice(250, 260), slice(500, 600))),
    large=True,
)
@demand("No two axes need be alike.", (ZARR, (slice(2, 7), slice(3, 11), slice(4, 16))))
@demand("An int drops its axis.", (ZARR, (slice(2, 7), 5, slice(4, 16))))
@demand("It returns the voxels of an HDF5 dataset.", (HDF5, (slice(2, 7), slice(3, 11), slice(4, 16))))
@demand("Two images may be open at a time.", (ZARR, (2, 5, slice(4, 16))), (HDF5, (2, 5, slice(1, 6))))
@demand("It returns the voxels of a TIFF.", (STRIPS, (slice(1, 3), slice(1, 39), slice(4, 9))))
@demand("Of a page it reads the strips touched.", (STRIPS, (1, slice(8, 12), slice(4, 9))))
@demand("Of a page it reads the tiles touched.", (TILES, (slice(0, 2), slice(18, 30), slice(2, 9))))
@demand("A slice of one voxel keeps its axis.", (ZARR, (slice(2, 3), 5, slice(4, 16))))
@demand(
    "A negative int counts from the end.",
    (ZARR, (slice(2, 7), -2, slice(4, 16))),
    (STRIPS, (-1, slice(8, 12), slice(4, 9))),
)
@demand("The most negative int is the first voxel.", (ZARR, (-9, -13, -16)), (STRIPS, (-3, -40, -12)))
@demand(
    "Negative ends of slices count from the end.",
    (ZARR, (slice(-7, -2), slice(3, 11), slice(-12, None))),
    (HDF5, (slice(-7, -2), 5, slice(-12, None))),
    (STRIPS, (slice(-2, -1), slice(-9, -2), slice(-8, None))),
)
@demand(
    "Slices are clipped to the image.",
    (ZARR, (slice(-99, 4), slice(6, 99), slice(4, 16))),
    (STRIPS, (slice(-99, 2), slice(33, 99), slice(4, 99))),
)
@demand(
    "A slice that stops at 0 is empty.",
    (ZARR, (slice(2, 7), slice(None, 0), slice(4, 16))),
    (STRIPS, (slice(0, 2), slice(None, 0), slice(4, 9))),
)
@demand(
    "A slice behind the image is empty.",
    (ZARR, (slice(2, 7), slice(3, 11), slice(20, 30))),
    (STRIPS, (slice(0, 2), slice(50, 60), slice(4, 9))),
)
@demand(
    "For an empty selection nothing is read.",
    (ZARR, (slice(2, 7), slice(5, 5), 4)),
    (STRIPS, (slice(2, 2), slice(3, 9), 4)),
)
@demand(
    "A slice may have a step.",
    (ZARR, (slice(2, 7), slice(3, 12, 2), slice(4, 16, 3))),
    (STRIPS, (slice(0, 3, 2), slice(3, 30, 2), slice(1, 12, 3))),
)
@demand(
    "Chunks between the steps are not read.",
    (ZARR, (slice(1, 9, 7), slice(1, 13, 9), slice(1, 16, 11))),
    (STRIPS, (slice(0, 3, 2), slice(1, 40, 19), 5)),
)
@demand(
    "Voxels of a big-endian Zarr array come in native byte order.", (ZARR_BIG_ENDIAN, (slice(2, 7), 5, slice(4, 16)))
)
@demand(
    "Voxels of a big-endian HDF5 dataset come in native byte order.", (HDF5_BIG_ENDIAN, (slice(2, 7), 5, slice(4, 16)))
)
@demand("Voxels of a big-endian TIFF come in native byte order.", (STRIPS_BIG_ENDIAN, (1, slice(7, 13), slice(4, 9))))
@demand("Compressed strips are decoded.", (replace(STRIPS, compression="zlib"), (1, slice(7, 13), slice(4, 9))))
@demand("The voxels keep their data type: signed.", (replace(HDF5, dtype="int16"), (slice(2, 7), 5, slice(4, 16))))
@demand("The voxels keep their data type: floats.", (replace(ZARR, dtype="float32"), (slice(2, 7), 5, slice(4, 16))))
@demand(
    "It reads another selection after the first.", (ZARR, (2, 5, slice(4, 16))), (ZARR, (slice(4, 7), 7, slice(1, 6)))
)
@demand("An int behind the last voxel raises IndexError.", (ZARR, (slice(2, 7), 13, slice(0, 1))))
@demand("An int before the first voxel raises IndexError.", (ZARR, (slice(2, 7), slice(0, 1), -17)))
@demand(
    "An int out of range raises IndexError in HDF5 and TIFF, too.",
    (HDF5, (9, slice(3, 11), 0)),
    (STRIPS, (slice(0, 2), 40, slice(0, 1))),
)
def reads_the_chunks_touched(student: Student, case: tuple[Image, Selection], *more: tuple[Image, Selection]) -> None:
    """read(selection) returns the voxels and reads only the chunks that hold them, each once."""
    cases = (case, *more)
    opened = {}
    for image in dict.fromkeys(image for image, _ in cases):
        source = image.open(budget(image, *(selection for one, selection in cases if one == image)))
        opened[image] = source, expect_lazy(student.open_lazy(source))
    for image, selection in cases:
        _, lazy = opened[image]
        if outside := about_outside(image, selection):
            expect_raises("IndexError", partial(lazy.read, selection), outside)
        else:
            image.expect(lazy.read(selection), selection)
    for source, _ in opened.values():
        source.expect_reads()


@check(
    points=1,
    of="region_to_voxels",
    hints=(
        "Draw the centres i * v on a line, and lo and hi on it. Which centre is the first at or after lo, and which "
        "is the first at or after hi?",
        "Position / v, rounded up, is the number of that voxel: of lo the start, of hi the stop. Then keep both "
        "within 0 and the size, and the stop not below the start.",
        "start = math.ceil(min(max(lo / v, 0), size)), the stop likewise of hi; slice(start, max(start, stop)).",
    ),
    examples=8,
)
@given(cases())
@demand("It chooses the voxels with their centres in the box.", (PLANE, Box((2.0, 0.5), (6, 5), (17, 14))))
@demand("Each axis has its own voxel size.", (PLANE, Box((2.0, 0.5), (6, 5), (17, 14))))
@demand("A centre at lo belongs to the box.", (PLANE, Box((2.0, 0.5), (4, 8), (17, 14))))
@demand("A centre at hi does not belong to the box.", (PLANE, Box((2.0, 0.5), (6, 5), (16, 12))))
@demand("A box that begins before the image begins at 0.", (PLANE, Box((2.0, 0.5), (-20, -2), (17, 14))))
@demand("A box that ends behind the image ends at the size.", (PLANE, Box((2.0, 0.5), (6, 360), (70, 800))))
@demand("A box behind the image is empty at the size.", (PLANE, Box((2.0, 0.5), (50, 500), (70, 800))))
@demand("A box before the image is empty at 0.", (PLANE, Box((2.0, 0.5), (-30, -9), (-10, -2))))
@demand("A box between two centres is empty.", (PLANE, Box((2.0, 0.5), (6, 5), (7, 7))))
@demand("Where lo > hi, the slice is empty and begins where lo says.", (PLANE, Box((2.0, 0.5), (17, 14), (6, 5))))
@demand(
    "Where lo > hi outside the image, it begins at the bound nearest to lo.",
    (PLANE, Box((2.0, 0.5), (70, -9), (-10, -30))),
)
@demand("There may be one axis.", ((30,), Box((0.65,), (5,), (50,))))
@demand("There may be four axes.", ((3, 10, 20, 30), Box((1.0, 2.0, 0.65, 0.3), (1, 6, 5, 9), (9, 17, 50, 90))))
def finds_the_voxels_of_a_box(student: Student, case: tuple[tuple[int, ...], Box]) -> None:
    """region_to_voxels returns the voxels with their centres in the box, clipped to the image."""
    shape, box = case
    expect_slices(student.region_to_voxels(box.voxel_um, shape, box.lo_um, box.hi_um), box.voxels(shape))


@check(
    points=2,
    of="read_region",
    hints=(
        "The other two functions do the work here. What does one of them hand to the other, and where does the "
        "first voxel really lie?",
        "open_lazy(source).read(region) takes the slices of region_to_voxels in one request. The origin is start * "
        "v along each axis, not lo_um.",
    ),
    examples=2,
)
@given(regions())
@demand("It returns the voxels of the box.", (CUBE, BOX))
@demand("It returns where the centre of the first of them lies.", (CUBE, BOX))
@demand("It asks for the whole region in one request: 8 chunks of 512.", (CUBE, BOX))
@demand(
    "Of 35 TB it reads the chunks touched.",
    (BIG_ARRAY, Box((2.0, 0.5, 0.5), (-40, 65530, 131000), (6, 65560, 140000))),
    large=True,
)
@demand("Each axis has its own voxel size.", (ZARR, SMALL_BOX))
@demand("It reads an HDF5 dataset.", (HDF5, SMALL_BOX))
@demand("It reads a TIFF.", (STRIPS, Box((2.0, 0.5, 0.65), (-1, 3, 9), (5, 156, 41))))
@demand("Of a page it reads the strips touched.", (STRIPS, Box((2.0, 0.5, 0.65), (3, 31, 9), (5, 46, 41))))
@demand("Of a page it reads the tiles touched.", (TILES, Box((2.0, 0.5, 0.65), (-3, 66, 9), (5, 118, 41))))
@demand("Voxels of a big-endian Zarr array come in native byte order.", (ZARR_BIG_ENDIAN, SMALL_BOX))
@demand("Voxels of a big-endian HDF5 dataset come in native byte order.", (HDF5_BIG_ENDIAN, SMALL_BOX))
@demand("The voxels keep their data type.", (replace(ZARR, dtype="float32"), SMALL_BOX))
@demand("A box that begins before the image begins at 0.", (ZARR, Box((2.0, 0.5, 0.65), (-9, -7, -5), (22, 39, 45))))
@demand(
    "A box that ends behind the image ends at its last voxel.", (ZARR, Box((2.0, 0.5, 0.65), (5, 18, 9), (70, 99, 77)))
)
@demand("A box behind the image is empty; nothing is read.", (ZARR, Box((2.0, 0.5, 0.65), (5, 70, 9), (22, 99, 45))))
@demand(
    "The origin of a box behind the image is size * voxel size.",
    (ZARR, Box((2.0, 0.5, 0.65), (5, 70, 9), (22, 99, 45))),
)
@demand("A box behind a TIFF is empty.", (STRIPS, Box((2.0, 0.5, 0.65), (3, 190, 9), (9, 222, 41))))
@demand("A box before the image is empty and begins at 0.", (ZARR, Box((2.0, 0.5, 0.65), (5, -70, 9), (22, -22, 45))))
@demand("A box between two centres is empty.", (ZARR, Box((2.0, 0.5, 0.65), (5, 18, 9), (22, 19, 45))))
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


def budget(image: Image, *selections: Selection) -> Budget:
    """Return what reading some selections may cost."""
    grid = image.grid
    inside = [needed(grid, one) for one in selections if not about_outside(image, one)]
    chunks = [number for numbers in inside for number in numbers]
    return Budget({grid.name: chunks}, fuse_chunks=MANY if grid.n_chunks <= 1024 else None)


def about_outside(image: Image, selection: Selection) -> str:
    """Say which int of a selection is out of range; nothing where none is."""
    for axis, (part, size) in enumerate(zip(selection, image.shape, strict=True)):
        if not isinstance(part, slice) and not -size <= part < size:
            return f"Axis {axis} has {counted(size, 'voxel')}."
    return ""


def expect_lazy(got: Any) -> Remote:
    """Require an object of the answer's own."""
    expect(
        isinstance(got, Remote),
        f"It returned {type_of(got)}, expected an object with shape, dtype, chunks and read(selection).",
    )
    assert isinstance(got, Remote)
    return got


def expect_origin(got: Any, selection: Sequence[slice], box: Box) -> None:
    """Require the position of the first voxel in micrometres."""
    numbers = sequence(got)
    numeric = [isinstance(n, (int, float, np.number)) and not isinstance(n, bool) for n in numbers or ["none"]]
    expect(all(numeric), f"origin_um is {shown(got)}, expected a tuple of numbers.")
    values = tuple(float(n) for n in numbers or ())
    want = tuple(part.start * voxel for part, voxel in zip(selection, box.voxel_um, strict=True))
    right = len(values) == len(want) and np.allclose(values, want, rtol=1e-9, atol=1e-12)
    expect(right, f"origin_um is {shown(values)}, expected {shown(want)}.")


def _slices(shape: Sequence[int], start: Sequence[int], stop: Sequence[int]) -> tuple[slice, ...]:
    """Return slices clipped to an image, stop never before start."""
    region = []
    for size, first, last in zip(shape, start, stop, strict=True):
        a, b = (min(max(n, 0), size) for n in (first, last))
        region.append(slice(a, max(a, b)))
    return tuple(region)
