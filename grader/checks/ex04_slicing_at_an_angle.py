"""Slicing at an angle."""

import itertools
import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks.mistakes import named, returned
from grader.checks.selections import sizes
from grader.checks.zarr_arrays import ZarrImage, images
from grader.given import Selection
from grader.marking.budget import Budget
from grader.marking.check import check
from grader.marking.expect import expect, expect_array, expect_raises, sequence
from grader.marking.needed import n_chunks
from grader.marking.student import Student
from grader.marking.words import shown, type_of
from grader.reports.words import counted
from grader.volumes.sampling import diagnose_points, nearest
from grader.volumes.volume import Array
from grader.volumes.zarr_dress import Storage

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

STEEP = turned(30)
"""Crosses 24 of its 64 chunks; its bounding box is all of them."""

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
    hint="Index the array itself with one tuple, such as array[:, index, :] for axis 1: zarr reads the chunks of that "
    "layer and no other. array[:] reads all.",
    examples=10,
)
@given(IMAGES, ORTHOS)
@example(BIG, Ortho(2, 100, "from the end"))
@example(SMALL, Ortho(0, 0, "outside"))
@example(SMALL, Ortho(2, 1, "outside"))
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
    hint="i counts rows, j columns: i = np.arange(rows)[:, None], j = np.arange(columns). For each of z, y and x "
    "origin + i * u + j * v; np.stack the three.",
    examples=10,
)
@given(PLANES)
@example(Plane((0, 0, 0), (0, 1, 0), (0.5, 0, 1), (2, 3)))
@example(Plane((1, 2, 3), (0, 1, 0), (1, 0, 1), (2, 3)))
def places_the_pixels(student: Student, plane: Plane) -> None:
    """oblique_points returns the z, y and x of every pixel of a plane."""
    got = student.oblique_points(*plane.args)
    want = plane.points
    expect(isinstance(got, np.ndarray), f"It returned {type_of(got)}, expected an array of shape {want.shape}.")
    mistakes = _mistaken_points(plane)
    about = named(mistakes, lambda wrong: wrong.shape == got.shape and np.allclose(wrong, got, rtol=0, atol=1e-6))
    expect(got.shape == want.shape, f"It returned shape {got.shape}, expected {want.shape}: z, y, x first.", about)
    expect(got.dtype.kind in "fiu", f"It returned dtype {got.dtype}, expected float64.")
    wrong = np.abs(got.astype(float) - want) > 1e-9
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        gap = f"{'zyx'[at[0]]} of pixel ({at[1]}, {at[2]}) is {shown(got[at])}, expected {shown(want[at])}."
        expect(False, gap, about or _about_precision(got, want))
    expect(got.dtype == np.float64, f"It returned dtype {got.dtype}, expected float64.", _about_precision(got, want))


def _about_precision(got: Array, want: Array) -> str:
    if got.dtype.kind in "iu":
        return "Points lie between voxels too: do not round here, and return floats even where all numbers are whole."
    if np.array_equal(np.floor(want + 0.5), got):
        return "These are the nearest voxels: oblique_points does not round yet."
    return "The dtype is float32: 7 digits are not enough." if got.dtype == np.float32 else ""


def _mistaken_points(plane: Plane) -> dict[str, Array]:
    """Return what the usual mistakes give, by what is to be said of them."""
    rows, columns = plane.out_shape
    points = plane.points
    swapped = replace(plane, u=plane.v, v=plane.u).points
    centred = np.array(plane.u) * (rows - 1) / 2 + np.array(plane.v) * (columns - 1) / 2
    half = (np.array(plane.u) + np.array(plane.v)) / 2
    return {
        "u and v are swapped: u leads from row to row, v from column to column.": swapped,
        "x, y, z order instead of z, y, x.": points[::-1],
        "The three coordinates are the last axis: they belong first.": np.moveaxis(points, 0, -1),
        "Rows and columns are swapped.": points.swapaxes(1, 2),
        "The points are in one row: keep rows and columns.": points.reshape(3, -1),
        "The origin is where pixel (0, 0) lies, not the centre.": points - centred.reshape(3, 1, 1),
        "Pixels count from 0: the first one lies at the origin.": points + 2 * half.reshape(3, 1, 1),
        "Half a pixel too far: pixel (0, 0) lies at the origin itself.": points + half.reshape(3, 1, 1),
        "The origin is missing.": points - np.reshape(plane.origin, (3, 1, 1)),
    }


@check(
    points=1,
    of="plane_chunks",
    hint="Round the points to voxels by np.floor(p + 0.5), keep those with 0 <= voxel < shape on all three axes, "
    "divide by the chunk (//), and take each chunk once.",
    examples=12,
)
@given(GRIDS, PLANES)
@example(((8, 8, 8), (4, 4, 4)), Plane((0, 2, 0), (0, 1, 0), (1, 0, 1), (2, 8)))
@example(((9, 9, 9), (3, 3, 3)), Plane((2.5, 0, 1.75), (0, 1, 0), (0, 0, 1), (9, 2)))
@example(((8, 8, 8), (4, 4, 4)), Plane((-3, 0, -3), (0, 1, 0), (1, 0, 1), (8, 14)))
@example(((8, 8, 8), (4, 4, 4)), Plane((0, 0, -3), (0, 1, 0), (0, 0, 1), (4, 5)))
@example((BIG.shape, BIG.storage.chunks), STEEP)
def finds_chunks_under_a_plane(student: Student, grid: tuple[tuple[int, ...], tuple[int, ...]], plane: Plane) -> None:
    """plane_chunks returns the chunks under a plane, without reading anything."""
    shape, chunks = grid
    got = student.plane_chunks(shape, chunks, *plane.args)
    found = _chunk_set(got)
    expect(found is not None, f"It returned {returned(got)}, expected a set of tuples (z, y, x) of whole numbers.")
    assert found is not None
    repeated = f"It lists {counted(len(found), 'chunk')}, but only {len(set(found)):,} distinct ones."
    expect(len(set(found)) == len(found), repeated, "A set holds each of them once.")
    want = plane.chunks(shape, chunks)
    missing, extra = sorted(want - set(found)), sorted(set(found) - want)
    if missing or extra:
        gap = f"It returned {counted(len(found), 'chunk')}, expected {len(want):,}."
        gap += f" Missing: {_few(missing)}." if missing else ""
        gap += f" Too many: {_few(extra)}." if extra else ""
        expect(False, gap, _about_chunks(set(found), plane, shape, chunks))


def _few(chunks: list[Index]) -> str:
    return ", ".join(map(shown, chunks[:3])) + (f" and {len(chunks) - 3:,} more" if len(chunks) > 3 else "")


def _about_chunks(got: set[Index], plane: Plane, shape: tuple[int, ...], chunks: tuple[int, ...]) -> str:
    """Name the mistake behind a wrong set of chunks, if it is a usual one."""
    points, size = plane.points, np.reshape(shape, (3, 1, 1))
    voxels = nearest(points)
    inside = _inside(voxels, shape)
    want = _chunks_of(inside, chunks)

    def under(*sampled: Array) -> list[set[Index]]:
        return [_chunks_of(_inside(one.astype(np.int64), shape), chunks) for one in sampled]

    mistakes = {
        "Halves are rounded to the even neighbour: take np.floor(p + 0.5), not np.rint or round.": under(
            np.rint(points)
        ),
        "The points are rounded down: the nearest voxel is floor(p + 0.5).": under(np.floor(points), np.trunc(points)),
        "u and v are swapped: u leads from row to row, v from column to column.": under(
            nearest(replace(plane, u=plane.v, v=plane.u).points)
        ),
        "x, y, z order instead of z, y, x.": [*under(voxels[::-1]), {index[::-1] for index in want}],
        "Points outside the volume have no chunk: leave them out.": [_chunks_of(voxels, chunks)],
        "Points outside the volume have no chunk; they have wrapped round to the other end.": under(
            np.where(voxels < 0, voxels + size, voxels), np.mod(voxels, size)
        ),
        "Points outside the volume have no chunk; they were moved to its edge.": under(np.clip(voxels, 0, size - 1)),
        "Only the corners of the plane were looked at.": under(voxels[:, [0, 0, -1, -1], [0, -1, 0, -1]]),
        "These are the voxels, not the chunks that they lie in.": [set(map(tuple, inside.T.tolist()))],
        "That is the bounding box: the plane does not cross all of its chunks.": [_box(want)],
    }
    outside = any(i < 0 or i * chunk >= n for index in got for i, chunk, n in zip(index, chunks, shape, strict=True))
    about = named(mistakes, lambda wrong: got in wrong)
    return about or ("Points outside the volume have no chunk: leave them out." if outside else "")


def _box(chunks: set[Index]) -> set[Index]:
    ranges = [range(min(axis), max(axis) + 1) for axis in zip(*chunks, strict=True)]
    return set(itertools.product(*ranges)) if chunks else set()


@check(
    points=2,
    of="oblique_slice",
    hint="Round the points to voxels, keep those inside, and ask for all of them at once: array.vindex[z, y, x] reads "
    "each chunk under them once. A loop over rows reads the same chunks again and again; a box around the plane reads "
    "many that it does not touch.",
    examples=10,
)
@given(IMAGES, PLANES)
@example(BIG, STEEP)
@example(SMALL, Plane((-3, 0, -3), (0, 1, 0), (1, 0, 1), (8, 14)))
def reads_the_staircase(student: Student, image: ZarrImage, plane: Plane) -> None:
    """oblique_slice returns the image of a plane and reads only the chunks under it, each once."""
    array = image.open(Budget({"": _needed(image, plane)}))
    _expect_sampled(student.oblique_slice(array, *plane.args), image, plane)
    array.expect_reads()


@check(
    points=1,
    of="oblique_slice",
    hint="Start from np.full(out_shape, np.asarray(fill).astype(dtype)) and set the pixels inside. If there are none, "
    "return without asking the array for anything.",
    examples=10,
)
@given(IMAGES, PLANES, FILLS, st.sampled_from([0, 0, -40, 40]))
@example(SMALL, Plane((-3, 0, -3), (0, 1, 0), (1, 0, 1), (8, 14)), 7, 0)
@example(SMALL, Plane((-3, 0, -3), (0, 1, 0), (1, 0, 1), (8, 14)), -1, 0)
@example(SMALL, Plane((9, 0, 0), (0, 1, 0), (0, 0, 1), (8, 8)), 7, 0)
def fills_what_is_outside(student: Student, image: ZarrImage, plane: Plane, fill: float, shift: int) -> None:
    """oblique_slice fills the pixels outside the volume, and reads nothing where all of them are."""
    z, y, x = plane.origin
    plane = replace(plane, origin=(z, y + shift, x))
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

LAYOUTS = st.dictionaries(
    st.sampled_from(["cubes", "TIFF", "slabs"]),
    st.tuples(sizes(1, 6, 3), sizes(1, 6, 4), sizes(1, 6, 4)),
    min_size=1,
    max_size=2,
)


@check(
    points=1,
    of="cost_table",
    hint="For every layout and every plane count plane_chunks(shape, chunks, *plane); a chunk has "
    "math.prod(chunks) * itemsize bytes. The key is (layout, plane), the value (chunks, bytes).",
    examples=8,
)
@given(
    st.tuples(st.tuples(sizes(1, 16, 8), sizes(1, 16, 10), sizes(1, 16, 9)), LAYOUTS),
    st.dictionaries(st.sampled_from(["a", "b"]), PLANES, min_size=1, max_size=2),
    st.sampled_from([4, 1, 2]),
)
@example(((10, 20, 30), {"cubes": (8, 8, 8)}), {"a": Plane((0, 0, 0), (0.25, 1, 0), (0.25, 0, 1), (20, 30))}, 2)
@example(LESSON, {f"{degrees} degrees": turned(degrees, rows=16) for degrees in (0, 30, 45, 90)}, 2)
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
    backwards = set(got) == {(name, layout) for layout, name in keys}
    expect(
        set(got) == keys,
        f"Its keys are {shown(list(got))}, expected {shown(sorted(keys))}.",
        "They are (plane, layout): the layout comes first." if backwards and keys else "",
    )
    for (layout, name), cost in got.items():
        chunks = layouts[layout]
        _expect_cost(cost, (layout, name), shape, chunks, planes[name], itemsize)


def _expect_cost(
    got: Any, key: tuple[str, str], shape: tuple[int, ...], chunks: tuple[int, ...], plane: Plane, itemsize: int
) -> None:
    touched = plane.chunks(shape, chunks)
    nbytes = math.prod(chunks) * itemsize
    want = (len(touched), len(touched) * nbytes)
    pair = sequence(got)
    expect(pair is not None and len(pair) == 2, f"{shown(key)}: {shown(got)}, expected (chunks, bytes).")
    assert pair is not None
    if tuple(pair) == want:
        expect(all(_is_int(n) for n in pair), f"{shown(key)}: {shown(got)}, expected whole numbers: {shown(want)}.")
        return
    grid = n_chunks(shape, chunks)
    clipped = sum(
        math.prod(min(c, s - i * c) for i, c, s in zip(index, chunks, shape, strict=True)) for index in touched
    )
    mistakes = {
        "Every chunk of the volume is counted: count those under the plane.": (grid, grid * nbytes),
        "The bytes are those of the voxels: multiply by the itemsize.": (want[0], want[1] // itemsize),
        "Chunks at the edge count at full size: so they are stored and read.": (want[0], clipped * itemsize),
        "These are the bytes of one chunk, not of all of them.": (want[0], nbytes),
        "The bytes come second: (chunks, bytes).": want[::-1],
        "These are the bytes of the slice; whole chunks must be read.": (
            want[0],
            math.prod(plane.out_shape) * itemsize,
        ),
    }
    about = named(mistakes, lambda wrong: wrong == tuple(pair))
    expect(False, f"{shown(key)}: {shown(tuple(pair))}, expected {shown(want)}.", about)


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
