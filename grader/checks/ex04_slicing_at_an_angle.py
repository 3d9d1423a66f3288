"""Slicing at an angle."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.mistakes import returned
from grader.checks.selections import sizes
from grader.checks.zarr_arrays import ZarrImage, images
from grader.given import Selection
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_array, expect_raises, sequence
from grader.marking.student import Student
from grader.marking.words import shown, type_of
from grader.reports.words import counted
from grader.volumes import zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.sampling import diagnose_points, nearest
from grader.volumes.volume import Array, LevelGeometry, single
from grader.volumes.zarr_dress import DressedZarr, Storage

Index = tuple[int, ...]
Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Plane:
    """A plane in a volume, in voxels: pixel (i, j) lies at origin + i u + j v.

    Attributes
    ----------
    origin, u, v : tuple of float
        z, y, x.
    out_shape : tuple of int
        Rows and columns.
    """

    origin: Triple
    u: Triple
    v: Triple
    out_shape: tuple[int, int]

    @property
    def args(self) -> tuple[Triple, Triple, Triple, tuple[int, int]]:
        """What an answer is called with."""
        return self.origin, self.u, self.v, self.out_shape

    @property
    def points(self) -> Array:
        """Return z, y and x of each pixel's point: shape (3, rows, columns)."""
        rows, columns = self.out_shape
        i, j = np.arange(rows)[:, None], np.arange(columns)
        axes = zip(self.origin, self.u, self.v, strict=True)
        return np.stack([o + i * u + j * v for o, u, v in axes]).astype(float)

    def chunks(self, shape: tuple[int, ...], chunks: tuple[int, ...]) -> set[Index]:
        """Return the chunks of a volume that lie under the plane."""
        return _chunks_of(_inside(nearest(self.points), shape), chunks)


def _inside(voxels: Array, shape: tuple[int, ...]) -> Array:
    """Return those voxels, (3, rows, columns), that are in the volume: (3, n)."""
    flat = voxels.reshape(3, -1)
    inside: Array = flat[:, ((flat >= 0) & (flat < np.reshape(shape, (3, 1)))).all(axis=0)]
    return inside


def _chunks_of(voxels: Array, chunks: tuple[int, ...]) -> set[Index]:
    """Return the distinct chunks of voxels, (3, n)."""
    index = np.floor_divide(voxels.reshape(3, -1), np.reshape(chunks, (3, 1)))
    if not index.size:
        return set()
    first = index.min(axis=1, keepdims=True)
    marked = np.zeros(np.ptp(index, axis=1) + 1, bool)
    marked[tuple(index - first)] = True
    return set(map(tuple, (np.argwhere(marked) + first.T).tolist()))


def turned(degrees: float, rows: int = 256) -> Plane:
    """Return the plane through the centre of a 256-cubed volume that spans it, turned about y; 0 is XY, 90 is YZ.

    With fewer rows than 256 they lie further apart: under them are the same chunks, unless these are thinner.
    """
    u = (0, 256 // rows, 0)
    if degrees == 0:
        return Plane((128, 0, 0), u, (0, 0, 1), (rows, 256))
    if degrees == 90:
        return Plane((0, 0, 128), u, (1, 0, 0), (rows, 256))
    sine, cosine = (round(f(math.radians(degrees)), 4) for f in (math.sin, math.cos))
    columns = 2 * math.ceil(128 / max(sine, cosine))
    z, x = (round(128 - (columns - 1) / 2 * step, 5) for step in (sine, cosine))
    return Plane((z, 0, x), u, (sine, 0, cosine), (rows, columns))


BIG = ZarrImage((256, 256, 256), Storage((64, 64, 64)), virtual=True)
"""The volume of the lesson: 64 chunks of 64 cubed."""

SMALL = ZarrImage((8, 8, 8), Storage((4, 4, 4)), virtual=True)

ODD = ZarrImage((9, 13, 16), Storage((3, 4, 5)), virtual=True)
"""No two axes have as many voxels; 3 x 4 x 4 chunks, and the last ones along y and x hold one voxel of theirs."""

BIG_ENDIAN = replace(ODD, storage=Storage((3, 4, 5), format=2, byteorder=">"))
SIGNED, FLOATS = replace(ODD, dtype="int16"), replace(ODD, dtype="float32")

GRID = ODD.shape, ODD.storage.chunks
CUBES = (8, 8, 8), (4, 4, 4)


class _DarkBelow(Phantom):
    """A phantom whose first three planes are black."""

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices."""
        return np.where(np.asarray(index[0]) < 3, self.dtype.type(0), super().__call__(level, index))


class DarkBelow(ZarrImage):
    """An array whose first three planes are black."""

    def dressed(self) -> DressedZarr:
        """Return the store, with the current attempt's seed."""
        volume = single(_DarkBelow(self.dtype, attempt.current().seed), self.shape)
        return zarr_dress.virtual(volume, self.storage)


STEEP = turned(30)
"""Crosses 24 of its 64 chunks; its bounding box is all of them."""

RISING = Plane((0.25, 0, 0), (0, 1, 0), (0.5, 0, 1), (13, 16))
"""From one side of ODD to the other, half a voxel higher from column to column; no point is half-way."""

TIES = Plane((0.5, 0, 0.5), (0, 1, 0), (0.5, 0, 1), (4, 9))
"""Every point is half-way between two voxels along x, every second one along z."""

HALF_WAY = Plane((2.5, 0, 4.75), (0, 1, 0), (0, 0, 1), (4, 5))
"""Half-way between the voxels at the border of two chunks along z, and behind half-way along x."""

LEAVING = Plane((6.3, 0, 0), (0, 1, 0), (0.75, 0, 1), (13, 16))
"""Leaves ODD upwards after three columns; no point is behind the centre of the last plane and yet inside."""

ROOM, TILTED = ((32, 32, 32), (8, 8, 8)), Plane((0.375, 0, 0), (0.25, 1, 0), (0.5, 0, 1), (32, 32))
"""Of its 1024 pixels one alone touches chunk (1, 1, 0), and one (2, 1, 2)."""

CORNER = Plane((-3, 0, -3), (0, 1, 0), (1, 0, 1), (8, 14))
"""Begins before SMALL along z and x, and ends behind it."""


def facing(axis: int, at: float, first: float = 0, out_shape: tuple[int, int] = (4, 5)) -> Plane:
    """Return a plane that is perpendicular to an axis, at a place along it; along the others it begins at `first`."""
    steps = [tuple(float(i == one) for i in range(3)) for one in range(3) if one != axis]
    origin = tuple(at if i == axis else first for i in range(3))
    return Plane(origin, steps[0], steps[1], out_shape)  # type: ignore[arg-type]


def facing_all(*at: float) -> list[Plane]:
    """Return the planes perpendicular to z, y and x, each at its place."""
    return [facing(axis, one) for axis, one in enumerate(at)]


def past_all_borders(first: float) -> list[Plane]:
    """Return two planes that leave ODD on every side, with points at ``first``, ``first + 1``, … along their axes."""
    return [facing(0, 4, first, (17, 20)), facing(1, 6, first, (13, 20))]


# Hypothesis makes its strategies once, here: making them anew for each example would take most of the time.
# Points keep away from rounding ties (five decimals in the origin, four in the steps), or are exact in binary.

# They shrink towards a plane that rises by a quarter of a voxel a column, where the usual mistakes differ.


def _plane(origin: list[float], u: list[float], v: list[float], more: tuple[int, int]) -> Plane:
    u, v = [u[0], 1 + u[1], u[2]], [0.25 + v[0], v[1], 1 + v[2]]
    return Plane(_triple(origin), _triple(u), _triple(v), (3 + more[0], 6 + more[1]))


def _triple(numbers: list[float]) -> Triple:
    z, y, x = (round(number, 5) for number in numbers)
    return z, y, x


def _planes(origin: st.SearchStrategy[float], step: st.SearchStrategy[float]) -> st.SearchStrategy[Plane]:
    vectors = [st.lists(number, min_size=3, max_size=3) for number in (origin, step, step)]
    return st.builds(_plane, *vectors, st.tuples(st.integers(-2, 9), st.integers(-5, 6)))


_QUARTERS = _planes(st.integers(-8, 64).map(lambda n: n / 4), st.integers(-7, 5).map(lambda n: n / 4))
_DECIMALS = _planes(
    st.integers(-20, 160).map(lambda n: n / 10 + 0.00005), st.integers(-17_000, 12_000).map(lambda n: n / 10_000)
)

PLANES = _QUARTERS | _DECIMALS
"""Planes of a few pixels, in and around volumes of at most 16 cubed; in quarters of a voxel, or of any slope."""

GRIDS = st.tuples(
    st.tuples(sizes(1, 16, 8), sizes(1, 16, 10), sizes(1, 16, 9)),
    st.tuples(sizes(1, 6, 3), sizes(1, 6, 4), sizes(1, 6, 4)),
)
"""Shapes and chunks of small volumes."""

IMAGES = images().map(lambda image: replace(image, virtual=True))
"""Small arrays of every kind."""

FAR = st.builds(lambda plane, by: replace(plane, origin=(by, *plane.origin[1:])), PLANES, st.sampled_from([-40, 40]))
"""Planes of which no point is in such a volume."""

FILLS = st.sampled_from([0, 1, 7, 100, -1, 2.5])


@dataclass(frozen=True)
class Ortho:
    """A slice along an axis, wherever it is in an array of any size.

    Attributes
    ----------
    axis : int
        What it is perpendicular to.
    place : int
        Its index, modulo the size.
    counted : str
        ``"from the start"`` or ``"from the end"``: the sign of the index; ``"outside"``: out of range.
    """

    axis: int
    place: int
    counted: str = "from the start"

    def index(self, shape: tuple[int, ...]) -> int:
        """Return the index, negative where it counts from the end."""
        size = shape[self.axis]
        if self.counted == "outside":
            return size if self.place % 2 else -size - 1
        return self.place % size - size * (self.counted == "from the end")

    def selection(self, shape: tuple[int, ...]) -> Selection:
        """Return what it chooses."""
        selection: list[int | slice] = [slice(None)] * 3
        selection[self.axis] = self.index(shape)
        return tuple(selection)


ORTHOS = st.builds(
    Ortho, st.sampled_from([1, 0, 2]), st.integers(2, 16), st.sampled_from(["from the start", "from the end"])
)


# The checks


@check(
    points=2,
    of="ortho_slice",
    hints=(
        "A plane lies in one layer of chunks. Ask the array for that plane and nothing more: it finds the chunks "
        "itself.",
        "Put all three axes into one pair of brackets: array[:, index, :] for axis 1. With array[:] first, "
        "everything is read.",
        "selection = [slice(None)] * 3; selection[axis] = index; np.asarray(array[tuple(selection)], "
        "array.dtype.newbyteorder('=')).",
    ),
    examples=4,
)
@given(IMAGES, ORTHOS)
@demand("It reads one layer of chunks, each once: 16 of 64.", BIG, Ortho(2, 100), large=True)
@demand("Axis 0 gives the XY slice at z = index.", ODD, Ortho(0, 7))
@demand("Axis 1 gives the XZ slice at y = index.", ODD, Ortho(1, 6))
@demand("An XZ slice reads one layer of chunks, too.", ODD, Ortho(1, 6))
@demand("Axis 2 gives the YZ slice at x = index.", ODD, Ortho(2, 9))
@demand("Index 0 is the first slice.", ODD, Ortho(1, 0))
@demand("The last slice may lie in an incomplete chunk.", ODD, Ortho(2, 15))
@demand("Index -1 is the last slice.", ODD, Ortho(1, 12, "from the end"))
@demand("The most negative index is the first slice.", ODD, Ortho(0, 0, "from the end"))
@demand("An index behind the last slice raises IndexError.", ODD, Ortho(0, 1, "outside"))
@demand("An index before the first slice raises IndexError.", ODD, Ortho(2, 0, "outside"))
@demand("An axis of one voxel stays.", replace(ODD, shape=(1, 13, 16)), Ortho(1, 6))
@demand("Voxels that are stored big-endian come in native byte order.", BIG_ENDIAN, Ortho(1, 6))
@demand("The voxels keep their data type: signed.", SIGNED, Ortho(1, 6))
@demand("The voxels keep their data type: floats.", FLOATS, Ortho(1, 6))
def cuts_along_an_axis(student: Student, image: ZarrImage, ortho: Ortho) -> None:
    """ortho_slice returns the slice at an index, from either end, and reads one layer of chunks."""
    index, selection = ortho.index(image.shape), ortho.selection(image.shape)
    if ortho.counted == "outside":
        array = image.open(Budget())
        look = f"Axis {ortho.axis} has {counted(image.shape[ortho.axis], 'voxel')}: index {index} is out of range."
        expect_raises("IndexError", lambda: student.ortho_slice(array, ortho.axis, index), look)
        return
    array = image.open(Budget({"": image.needed(selection)}))
    image.expect(student.ortho_slice(array, ortho.axis, index), selection)
    array.expect_reads()


@check(
    points=1,
    of="oblique_points",
    hints=(
        "Take pixel (0, 0), the one below it and the one on its right: which of u and v leads to which? NumPy can "
        "do it for all pixels at once.",
        "i = np.arange(rows)[:, None] counts rows, j = np.arange(columns) counts columns; origin + i * u + j * v, "
        "for z, y and x one after the other.",
        "np.stack([o + i * du + j * dv for o, du, dv in zip(origin, u, v)]), as float.",
    ),
    examples=4,
)
@given(PLANES)
@demand(
    "Pixel (i, j) lies at origin + i * u + j * v, in the order z, y, x.",
    Plane((1.5, 2.25, 3), (0.25, 1, -0.5), (0.5, -0.25, 1), (3, 5)),
)
@demand(
    "An origin of whole numbers may have steps that are not whole.", Plane((0, 0, 0), (0, 1, 0), (0.5, 0, 1), (2, 3))
)
@demand("Points are floats, also where all numbers are whole.", Plane((1, 2, 3), (0, 1, 0), (1, 0, 1), (2, 3)))
@demand("Points have 64 bits.", Plane((8000.1, 16000.3, 32000.7), (0, 1, 0), (0.5, 0, 0.8), (2, 3)))
@demand("Points before the volume stay where they are.", Plane((-2.5, -1, -3.25), (0, 1, 0), (0.5, 0, 1), (4, 6)))
@demand("A plane of one column has rows and columns.", Plane((1, 2, 3), (0.5, 1, 0), (0, 0, 1), (4, 1)))
def places_the_pixels(student: Student, plane: Plane) -> None:
    """oblique_points returns the z, y and x of every pixel of a plane."""
    got = student.oblique_points(*plane.args)
    want = plane.points
    expect(isinstance(got, np.ndarray), f"It returned {type_of(got)}, expected an array of shape {want.shape}.")
    expect(got.shape == want.shape, f"It returned shape {got.shape}, expected {want.shape}: z, y, x first.")
    expect(got.dtype.kind in "fiu", f"It returned dtype {got.dtype}, expected float64.")
    wrong = np.abs(got.astype(float) - want) > 1e-9
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        gap = f"{'zyx'[at[0]]} of pixel ({at[1]}, {at[2]}) is {shown(got[at])}, expected {shown(want[at])}."
        digits = np.allclose(got, want, rtol=1e-6, atol=0)
        expect(False, gap, "Only the first digits agree: compute with 64 bits." if digits else "")
    expect(got.dtype == np.float64, f"It returned dtype {got.dtype}, expected float64.")


@check(
    points=1,
    of="plane_chunks",
    hints=(
        "From a point to its chunk you answer three questions: which voxel is nearest, is it in the volume, which "
        "chunk holds it?",
        "np.floor(p + 0.5) is the nearest voxel. Keep those with 0 <= voxel < size on all three axes, divide them "
        "by the chunk with //, and take each result once.",
        "inside = np.all((voxels >= 0) & (voxels < np.reshape(shape, (3, 1, 1))), axis=0); found = voxels[:, "
        "inside].astype(int) // np.reshape(chunks, (3, 1)); set(zip(*found.tolist())).",
    ),
    examples=5,
)
@given(grid=GRIDS, plane=PLANES)
@demand("It returns the chunks in which the nearest voxels lie, in the order z, y, x.", GRID, RISING)
@demand("It returns each chunk once.", GRID, RISING)
@demand(
    "A chunk between two distant points is not under the plane.", GRID, Plane((1, 1, 2), (0, 9, 0), (4, 0, 11), (2, 2))
)
@demand("A chunk counts that a single pixel touches.", ROOM, TILTED)
@demand("A point half-way between two voxels takes the upper one.", GRID, HALF_WAY, facing(2, 4.5))
@demand("Points outside the volume have no chunk.", CUBES, CORNER)
@demand("A point at -1.25 is outside: its nearest voxel is -1.", GRID, *facing_all(-1.25, -1.25, -1.25))
@demand("A point at the size is outside.", GRID, *facing_all(9, 13, 16))
@demand("A point at -0.5 is inside: its nearest voxel is 0.", GRID, *facing_all(-0.5, -0.5, -0.5))
@demand("A point is inside up to half a voxel behind the last one.", GRID, *facing_all(8.25, 12.25, 15.25))
@demand("A point half-way behind the last voxel is outside.", GRID, *facing_all(8.5, 12.5, 15.5))
def finds_chunks_under_a_plane(
    student: Student, grid: tuple[tuple[int, ...], tuple[int, ...]], plane: Plane, *more: Plane
) -> None:
    """plane_chunks returns the chunks under a plane, without reading anything."""
    for one in (plane, *more):
        _expect_chunks(student.plane_chunks(*grid, *one.args), one, *grid)


def _expect_chunks(got: Any, plane: Plane, shape: tuple[int, ...], chunks: tuple[int, ...]) -> None:
    found = _chunk_set(got)
    expect(found is not None, f"It returned {returned(got)}, expected a set of tuples (z, y, x) of whole numbers.")
    assert found is not None
    repeated = f"It lists {counted(len(found), 'chunk')}, but only {len(set(found)):,} distinct ones."
    expect(len(set(found)) == len(found), repeated, "A set holds each of them once.")
    want = plane.chunks(shape, chunks)
    missing, extra = sorted(want - set(found)), sorted(set(found) - want)
    gap = f"It returned {counted(len(found), 'chunk')}, expected {len(want):,}."
    gap += f" Missing: {_few(missing)}." if missing else ""
    gap += f" Too many: {_few(extra)}." if extra else ""
    expect(not missing and not extra, gap)


def _few(chunks: list[Index]) -> str:
    return ", ".join(map(shown, chunks[:3])) + (f" and {len(chunks) - 3:,} more" if len(chunks) > 3 else "")


@check(
    points=2,
    of="oblique_slice",
    hints=(
        "plane_chunks names the chunks that are enough. Row by row you read the same ones again and again; a box "
        "around the plane has many that it does not touch.",
        "Round all points to voxels and keep those inside. Then ask for these voxels alone, and for all of them in "
        "one request.",
        "image[inside] = array.vindex[z, y, x], with z, y and x of the voxels inside as arrays of int: each chunk "
        "under them is read once.",
    ),
    examples=4,
)
@given(image=IMAGES, plane=PLANES)
@demand("It reads the chunks under the plane, each once: 24 of 64.", BIG, STEEP, large=True)
@demand("It returns the voxel nearest to each point.", ODD, RISING)
@demand("A point half-way between two voxels takes the upper one.", ODD, TIES)
@demand("Points outside the volume are 0.", SMALL, CORNER)
@demand("For points outside nothing is read.", ODD, LEAVING)
@demand("A point at -1.25 is outside, one at -0.25 inside.", ODD, *past_all_borders(-1.25))
@demand("A point is inside up to half a voxel behind the last one.", ODD, *past_all_borders(-0.75))
@demand("A point half-way before voxel 0 is inside, one half-way behind the last is not.", ODD, *past_all_borders(-1.5))
@demand("An image of one row has rows and columns.", ODD, Plane((0.25, 6, 0), (0, 1, 0), (0.5, 0, 1), (1, 16)))
@demand("Voxels that are stored big-endian come in native byte order.", BIG_ENDIAN, RISING)
@demand("The voxels keep their data type: signed.", SIGNED, RISING)
@demand("The voxels keep their data type: floats.", FLOATS, RISING)
def reads_the_staircase(student: Student, image: ZarrImage, plane: Plane, *more: Plane) -> None:
    """oblique_slice returns the image of a plane and reads only the chunks under it, each once."""
    for one in (plane, *more):
        array = image.open(Budget({"": _needed(image, one)}))
        _expect_sampled(student.oblique_slice(array, *one.args), image, one)
        array.expect_reads()


@check(
    points=1,
    of="oblique_slice",
    hints=(
        "What does a pixel show where there is no voxel? And where all pixels are outside, what is there to ask the "
        "array for?",
        "Begin with an image that holds the fill value everywhere, in the data type of the volume, and set the "
        "pixels that are inside. If there are none, it is finished.",
        "dtype = array.dtype.newbyteorder('='); image = np.full(out_shape, np.asarray(fill).astype(dtype)); go on "
        "only if inside.any().",
    ),
    examples=4,
)
@given(IMAGES, PLANES | FAR, FILLS)
@demand("Pixels outside the volume take the fill.", SMALL, CORNER, 7)
@demand("The fill is taken as by astype: -1 is 65535 as uint16.", SMALL, CORNER, -1)
@demand("The fill is taken as by astype: 2.75 is 2 as uint16.", SMALL, CORNER, 2.75)
@demand("The fill of floats may lie between whole numbers.", replace(SMALL, dtype="float32"), CORNER, 2.75)
@demand("Voxels of 0 keep their value.", DarkBelow((8, 8, 8), Storage((4, 4, 4))), CORNER, 7)
@demand("The fill begins with the nearest voxel that is outside.", ODD, facing(0, 4, -1.25, (17, 20)), 7)
@demand("With no point inside, the image is all fill.", SMALL, facing(0, 9), 7)
@demand("With no point inside, nothing is read.", SMALL, facing(0, 9), 7)
@demand("With all points before the volume, nothing is read.", SMALL, facing(1, -2), 7)
def fills_what_is_outside(student: Student, image: ZarrImage, plane: Plane, fill: float) -> None:
    """oblique_slice fills the pixels outside the volume, and reads nothing where all of them are."""
    needed = _needed(image, plane)
    array = image.open(None if needed else Budget())
    _expect_sampled(student.oblique_slice(array, *plane.args, fill=fill), image, plane, fill)
    if not needed:
        array.expect_reads()


def _needed(image: ZarrImage, plane: Plane) -> frozenset[int]:
    grid = image.grid
    return frozenset(grid.number(index) for index in plane.chunks(grid.shape, grid.chunks))


def _expect_sampled(got: Any, image: ZarrImage, plane: Plane, fill: float = 0) -> None:
    """Require the voxels nearest to a plane's points; a wrong answer is diagnosed by the phantom."""
    volume, points = image.volume, plane.points
    voxels = nearest(points)
    inside = ((voxels >= 0) & (voxels < np.reshape(volume.shape, (3, 1, 1)))).all(axis=0)
    want = np.full(plane.out_shape, np.asarray(fill).astype(volume.dtype))
    want[inside] = volume.points(0, *voxels[:, inside])

    def about(array: Array) -> str | None:
        says = diagnose_points(volume, points, array, 0, fill)
        named_already = says is not None and ("wrapped" in says or "edge" in says)
        if not named_already and array.shape == want.shape and np.array_equal(array[inside], want[inside]):
            value = np.asarray(fill).astype(volume.dtype)
            return f"points outside the volume take the fill: {shown(fill)}, which is {value} as {volume.dtype}"
        return says

    expect_array(got, want, about)


LESSON = ((256, 256, 256), {"TIFF": (1, 256, 256), "64-cubed": (64, 64, 64), "16-cubed": (16, 16, 16)})
"""What a plane at an angle costs in a TIFF and in cubes; half of the planes and a sixteenth of the cubes, or so."""

LONG = Plane((0, 0, 0), (0.25, 1, 0), (0.25, 0, 1), (20, 30))

LAYOUTS = st.dictionaries(
    st.sampled_from(["cubes", "TIFF", "slabs"]),
    st.tuples(sizes(1, 6, 3), sizes(1, 6, 4), sizes(1, 6, 4)),
    min_size=1,
    max_size=2,
)


@check(
    points=1,
    of="cost_table",
    hints=(
        "You have a function already that says which chunks lie under a plane, for chunks of any shape. What is the "
        "cost of one chunk?",
        "For every layout and every plane count plane_chunks(shape, chunks, *plane). A chunk has math.prod(chunks) "
        "* itemsize bytes, at the edge as well.",
        "table[layout, name] = (n, n * math.prod(chunks) * itemsize), in a loop over planes.items() in a loop over "
        "layouts.items().",
    ),
    examples=3,
)
@given(
    st.tuples(st.tuples(sizes(1, 16, 8), sizes(1, 16, 10), sizes(1, 16, 9)), LAYOUTS),
    st.dictionaries(st.sampled_from(["a", "b"]), PLANES, min_size=1, max_size=2),
    st.sampled_from([4, 1, 2]),
)
@demand(
    "It counts the chunks under each plane in each layout, and their bytes.",
    LESSON,
    {f"{degrees} degrees": turned(degrees, rows=16) for degrees in (0, 30, 45, 90)},
    2,
)
@demand("Voxels may have other than 2 bytes.", ((8, 8, 8), {"cubes": (4, 4, 4)}), {"rising": CORNER}, 4)
@demand("Chunks at the edge count at full size.", ((10, 20, 30), {"cubes": (8, 8, 8)}), {"rising": LONG}, 2)
@demand("Chunks larger than the volume count at full size.", ((10, 20, 30), {"TIFF": (1, 64, 64)}), {"rising": LONG}, 2)
@demand("A plane outside the volume costs nothing.", (ODD.shape, {"cubes": (3, 4, 5)}), {"beside": facing(0, -2)}, 2)
def compares_the_costs(
    student: Student,
    volume: tuple[tuple[int, ...], dict[str, tuple[int, ...]]],
    planes: dict[str, Plane],
    itemsize: int,
) -> None:
    """cost_table tells the chunks and bytes of each plane in each layout: a TIFF and cubes at every angle."""
    shape, layouts = volume
    given_planes = {name: plane.args for name, plane in planes.items()}
    got = student.cost_table(shape, layouts, given_planes, itemsize)
    expect(isinstance(got, dict), f"It returned {type_of(got)}, expected a dict.")
    keys = {(layout, name) for layout in layouts for name in planes}
    expect(set(got) == keys, f"Its keys are {shown(list(got))}, expected {shown(sorted(keys))}.")
    for (layout, name), cost in got.items():
        chunks = layouts[layout]
        _expect_cost(cost, (layout, name), shape, chunks, planes[name], itemsize)


def _expect_cost(
    got: Any, key: tuple[str, str], shape: tuple[int, ...], chunks: tuple[int, ...], plane: Plane, itemsize: int
) -> None:
    touched = plane.chunks(shape, chunks)
    want = (len(touched), len(touched) * math.prod(chunks) * itemsize)
    pair = sequence(got)
    expect(pair is not None and len(pair) == 2, f"{shown(key)}: {shown(got)}, expected (chunks, bytes).")
    assert pair is not None
    expect(tuple(pair) == want, f"{shown(key)}: {shown(tuple(pair))}, expected {shown(want)}.")
    expect(all(_is_int(n) for n in pair), f"{shown(key)}: {shown(got)}, expected whole numbers: {shown(want)}.")


def _chunk_set(got: Any) -> list[Index] | None:
    """Return chunk indices as tuples of Python ints, from a set, list, tuple or array of them; None from others."""
    if isinstance(got, np.ndarray) and got.ndim == 2:
        got = list(got)
    items = list(got) if isinstance(got, set | frozenset) else sequence(got)
    if items is None:
        return None
    indices = [sequence(item) for item in items]
    if any(index is None or len(index) != 3 or not all(_is_int(i) for i in index) for index in indices):
        return None
    return [tuple(int(i) for i in index) for index in indices if index is not None]


def _is_int(value: Any) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)
