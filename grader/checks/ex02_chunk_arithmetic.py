"""Chunk arithmetic."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.mistakes import returned
from grader.given import Selection
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_float, expect_ints, expect_raises, expect_slices, sequence
from grader.marking.needed import touched
from grader.marking.student import Student
from grader.marking.words import shown
from grader.reports.words import counted

Index = tuple[int, ...]


@dataclass(frozen=True)
class Grid:
    """An array's shape and chunks, and what follows from them.

    Attributes
    ----------
    shape, chunks : tuple of int
        Voxels along each axis.
    """

    shape: tuple[int, ...]
    chunks: tuple[int, ...]

    @property
    def grid(self) -> tuple[int, ...]:
        """Chunks along each axis."""
        return tuple(-(-size // chunk) for size, chunk in self.axes)

    @property
    def axes(self) -> list[tuple[int, int]]:
        """Size and chunk of each axis."""
        return list(zip(self.shape, self.chunks, strict=True))

    def slices(self, index: Index) -> tuple[slice, ...]:
        """Return the voxels of one chunk."""
        return tuple(
            slice(i * chunk, min((i + 1) * chunk, size)) for i, (size, chunk) in zip(index, self.axes, strict=True)
        )

    def asked(self, selection: Selection) -> int:
        """Return the number of voxels of a selection."""
        return math.prod(len(_voxels(size, item)) for size, item in zip(self.shape, selection, strict=True))


PETASCALE = Grid((16384, 32768, 32768), (64, 64, 64))
"""35 TB of uint16 in 67 million chunks: arithmetic takes no longer there than elsewhere."""


def _voxels(size: int, item: int | slice) -> range:
    if isinstance(item, slice):
        return range(*item.indices(size))
    voxel = range(size)[item]
    return range(voxel, voxel + 1)


# Hypothesis makes its strategies once, here: making them anew for each example would take most of the time.

# They shrink towards 11 voxels in chunks of 4, where the usual mistakes give different results.

_AXIS = st.tuples(
    st.sampled_from([11, 10, 12, 7, 16, 3, 1, 30]) | st.integers(1, 45),
    st.sampled_from([4, 3, 5, 1, 8]) | st.integers(1, 9),
).map(lambda axis: (min(axis[0], 5 * axis[1]), axis[1]))
"""Size and chunk of one axis: five chunks at most, the last of which may stick out."""

_BOUND = st.none() | st.integers(-14, 14) | st.integers(-50, 50)
_STEP = st.none() | st.sampled_from([6, 9, 5, 2, 13, 30, 1])
_ITEM = st.tuples(_BOUND, _BOUND, _STEP) | st.integers(-45, 44)
"""Start, stop and step, or one voxel, before they are fitted to their axis."""


def _along_axes(*what: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.tuples(_AXIS, *what), min_size=1, max_size=3)


def _grid(axes: list[Any]) -> Grid:
    return Grid(tuple(axis[0][0] for axis in axes), tuple(axis[0][1] for axis in axes))


def _part(axes: list[Any]) -> tuple[Grid, Selection]:
    selection: list[int | slice] = []
    for (size, _), item in axes:
        if isinstance(item, int):
            selection.append(max(-size, min(item, size - 1)))
        else:
            selection.append(slice(*item))
    return _grid(axes), tuple(selection)


def _region(axes: list[Any]) -> tuple[Grid, Selection]:
    starts = [min(start, size - 1) for (size, _), start, _ in axes]
    lengths = [min(length, size - start) for ((size, _), _, length), start in zip(axes, starts, strict=True)]
    return _grid(axes), tuple(slice(start, start + length) for start, length in zip(starts, lengths, strict=True))


def _chunk(axes: list[Any]) -> tuple[Grid, Index]:
    grid = _grid(axes)
    return grid, tuple(i % n for (_, i), n in zip(axes, grid.grid, strict=True))


def _chunk_outside(axes: list[Any], axis: int, below: bool, by: int) -> tuple[Grid, Index]:
    grid, index = _chunk(axes)
    axis %= len(index)
    outside = -by if below else grid.grid[axis] + by - 1
    return grid, (*index[:axis], outside, *index[axis + 1 :])


GRIDS = _along_axes().map(_grid)
"""Grids of one to three axes."""

CHUNKS = _along_axes(st.integers(0, 4)).map(_chunk)
"""A grid and one of its chunks."""

CHUNKS_OUTSIDE = st.builds(
    _chunk_outside, _along_axes(st.integers(0, 4)), st.integers(0, 2), st.booleans(), st.integers(1, 6)
)
"""A grid and an index that is outside it along one axis."""

REGIONS = _along_axes(st.integers(0, 44), st.integers(1, 45)).map(_region)
"""A grid and a box of voxels: neither empty nor beyond the edge, without steps."""

PARTS = _along_axes(_ITEM).map(_part)
"""A grid and any selection of it."""


# The checks


@check(
    points=1,
    of="grid_shape",
    hints=(
        "How many chunks of 4 voxels does an axis of 10 voxels need? The last one counts although it is not full.",
        "Divide and round up, axis by axis: -(-size // chunk) does that in integers.",
    ),
    examples=5,
)
@given(GRIDS)
@demand("The incomplete chunks at the far edges count.", Grid((100, 256, 300), (64, 64, 64)))
@demand("A size that is a multiple of the chunk has no chunk more.", Grid((100, 256, 300), (64, 64, 64)))
@demand("A last chunk with few voxels counts as well.", Grid((10, 33), (4, 8)))
@demand("A chunk may be larger than the array.", Grid((3, 20), (8, 8)))
@demand("There may be one axis.", Grid((10,), (4,)))
@demand("There may be five axes.", Grid((2, 3, 10, 20, 30), (1, 1, 4, 8, 8)))
@demand("35 TB are counted as fast.", PETASCALE)
def counts_the_chunks(student: Student, grid: Grid) -> None:
    """grid_shape returns the number of chunks along each axis, incomplete ones included."""
    expect_ints(student.grid_shape(grid.shape, grid.chunks), grid.grid)


@check(
    points=1,
    of="chunk_slices",
    hints=(
        "At which voxel does chunk i begin, and where would it end if it were whole? Then think of the last chunk "
        "of an axis.",
        "It begins at i * c. It stops at (i + 1) * c, or at the end of the array if that comes first.",
        "For each axis slice(i * c, min((i + 1) * c, size)), all of them in a tuple.",
    ),
    examples=5,
)
@given(CHUNKS)
@demand("The last chunk is clipped to the array; start and stop count voxels.", (Grid((100, 256), (64, 64)), (1, 0)))
@demand("The last chunk along the last axis is clipped, too.", (Grid((256, 100), (64, 64)), (0, 1)))
@demand("Each axis has its own chunk edge.", (Grid((20, 30), (4, 8)), (2, 1)))
@demand("A chunk that is larger than the array is clipped.", (Grid((5, 7), (8, 8)), (0, 0)))
@demand("An incomplete last chunk is in the grid.", (Grid((10, 10), (4, 4)), (2, 2)))
@demand("There may be one axis.", (Grid((10,), (4,)), (1,)))
@demand("There may be five axes.", (Grid((2, 3, 10, 20, 30), (1, 1, 4, 8, 8)), (1, 2, 1, 2, 3)))
def cuts_out_a_chunk(student: Student, case: tuple[Grid, Index]) -> None:
    """chunk_slices returns the voxels of one chunk, clipped to the array."""
    grid, index = case
    expect_slices(student.chunk_slices(grid.shape, grid.chunks, index), grid.slices(index))


@check(
    points=1,
    of="chunk_slices",
    hints=(
        "Which numbers can an index have along an axis of n chunks? In a list -1 would be the last; the grid has no "
        "such chunk.",
        "Compare each number with grid_shape(shape, chunks): where 0 <= i < n is not true, raise IndexError.",
    ),
    examples=5,
)
@given(CHUNKS_OUTSIDE)
@demand("A chunk behind the grid along the last axis raises IndexError.", (Grid((8, 8), (4, 4)), (0, 2)))
@demand("A chunk behind the grid along the first axis raises IndexError.", (Grid((8, 8), (4, 4)), (2, 0)))
@demand("A chunk far behind the grid raises IndexError.", (Grid((8, 8), (4, 4)), (1, 9)))
@demand("A chunk behind an incomplete one raises IndexError.", (Grid((10, 10), (4, 4)), (3, 0)))
@demand("A negative index along the first axis raises IndexError.", (Grid((8, 8), (4, 4)), (-1, 0)))
@demand("A negative index along the last axis raises IndexError.", (Grid((8, 8), (4, 4)), (1, -1)))
@demand("An index far below 0 raises IndexError.", (Grid((8, 8), (4, 4)), (0, -5)))
def refuses_chunks_outside(student: Student, case: tuple[Grid, Index]) -> None:
    """chunk_slices raises IndexError for a chunk that the grid does not have."""
    grid, index = case
    look = "A chunk index does not count from the end." if min(index) < 0 else ""
    expect_raises(
        "IndexError",
        lambda: student.chunk_slices(grid.shape, grid.chunks, index),
        f"The grid has {' x '.join(map(str, grid.grid))} chunks, counted from 0.",
        look,
    )


@check(
    points=1,
    of="chunks_touched",
    hints=(
        "Take [3:5] in the drawing at the top of the file: in which chunk lies its first voxel, in which its last? "
        "A slice ends before its stop.",
        "Along one axis the voxels [a, b) lie in the chunks a // c to (b - 1) // c. With several axes, each chunk "
        "number of one meets each of the others.",
        "itertools.product(range(a // c, (b - 1) // c + 1), …), with one range for each axis, gives them as tuples, "
        "sorted.",
    ),
    examples=5,
)
@given(REGIONS)
@demand("A region that crosses a chunk's border touches both chunks.", (Grid((10,), (4,)), np.s_[3:5,]))
@demand("A region that is one chunk touches that one alone.", (Grid((10,), (4,)), np.s_[4:8,]))
@demand("A region may begin in the first chunk and end on a border.", (Grid((10,), (4,)), np.s_[0:4,]))
@demand("The incomplete chunk at the far edge is touched.", (Grid((10,), (4,)), np.s_[5:10,]))
@demand("Chunks are sorted: the last axis runs fastest.", (Grid((10, 12), (4, 4)), np.s_[3:9, 2:6]))
@demand("Each axis has its own chunk edge.", (Grid((20, 30, 7), (4, 8, 3)), np.s_[5:9, 7:17, 2:4]))
@demand("A region within a chunk touches it once.", (Grid((10, 12), (4, 4)), np.s_[5:7, 8:11]))
def finds_chunks_of_a_region(student: Student, case: tuple[Grid, Selection]) -> None:
    """chunks_touched lists the chunks of a box of voxels: each once, sorted."""
    _expect_touched(student, *case)


@check(
    points=2,
    of="chunks_touched",
    hints=(
        "A step may jump over chunks, a value may count from the end, a slice may be empty. Which object of Python "
        "knows these rules already?",
        "range(size)[item] chooses as NumPy does: negative values, clipping, steps, and IndexError. The chunks "
        "along the axis are the distinct i // c of what it chooses.",
        "chosen = range(size)[item]; for an int it is an int, so take [chosen] then. sorted({i // c for i in "
        "chosen}) goes into itertools.product, one for each axis.",
    ),
    examples=8,
)
@given(PARTS)
@demand("A step of more than a chunk jumps over chunks.", (Grid((38,), (4,)), np.s_[0:38:20,]))
@demand("A step that is no multiple of the chunk: the distinct i // c.", (Grid((39,), (4,)), np.s_[3:39:9,]))
@demand("A step that ends before the last chunk.", (Grid((11,), (4,)), np.s_[0:11:6,]))
@demand("A step within a chunk touches each chunk once.", (Grid((11,), (4,)), np.s_[1:11:2,]))
@demand("An int touches one chunk and has its place in the index.", (Grid((10, 12), (4, 4)), np.s_[3:5, 6]))
@demand("-1 is the last voxel.", (Grid((10, 12), (4, 4)), np.s_[3:5, -1]))
@demand("An int of -size is the first voxel.", (Grid((10, 12), (4, 4)), np.s_[3:5, -12]))
@demand("Without start and stop, a slice is the whole axis.", (Grid((10, 12), (4, 4)), np.s_[:, 5:7]))
@demand(
    "Without start, a slice begins at 0; without stop, it goes to the end.", (Grid((10, 12), (4, 4)), np.s_[:5, 6:])
)
@demand("A slice is clipped to the array.", (Grid((11,), (4,)), np.s_[6:20,]))
@demand("A slice is clipped before the first voxel.", (Grid((11,), (4,)), np.s_[-30:3,]))
@demand("A negative start counts from the end.", (Grid((11,), (4,)), np.s_[-3:11,]))
@demand("A negative stop counts from the end.", (Grid((11,), (4,)), np.s_[2:-4,]))
@demand("A negative start with a step counts from the end.", (Grid((30,), (4,)), np.s_[-17::9,]))
@demand("An empty slice touches no chunk.", (Grid((10,), (4,)), np.s_[5:5,]))
@demand("A slice that stops at 0 is empty.", (Grid((10,), (4,)), np.s_[:0,]))
@demand("A slice that stops before its start is empty.", (Grid((20,), (4,)), np.s_[13:2,]))
@demand("A slice that begins behind the end is empty.", (Grid((10,), (4,)), np.s_[12:20,]))
@demand("A slice that is empty along one axis touches no chunk.", (Grid((10, 12), (4, 4)), np.s_[5:5, 2:6]))
@demand("An int behind the last voxel raises IndexError.", (Grid((10, 12), (4, 4)), np.s_[2:6, 12]))
@demand("An int before the first voxel raises IndexError.", (Grid((10, 12), (4, 4)), np.s_[-11, 2:6]))
@demand("So it does beside an empty slice.", (Grid((10, 12), (4, 4)), np.s_[5:5, 12]))
@demand("Of 35 TB only the touched chunks are listed.", (PETASCALE, np.s_[100:300, -1, 1000:5000:700]))
def finds_chunks_of_any_selection(student: Student, case: tuple[Grid, Selection]) -> None:
    """chunks_touched follows NumPy: steps, negative values, empty slices, and IndexError out of range."""
    grid, selection = case
    if _is_out_of_range(grid, selection):
        _expect_index_error(student.chunks_touched, grid, selection)
    else:
        _expect_touched(student, grid, selection)


@check(
    points=1,
    of="read_amplification",
    hints=(
        "Two numbers are divided: the voxels that are read, and those that were asked for. And if none were asked for?",
        "Each touched chunk counts with all of its voxels, math.prod(chunks). Along an axis, len(range(size)[item]) "
        "voxels of a slice are asked for, and one of an int.",
        "len(chunks_touched(shape, chunks, selection)) * math.prod(chunks) / asked; where asked is 0, return 0.0.",
    ),
    examples=6,
)
@given(PARTS)
@demand(
    "A plane through chunks of 64 cubed costs 64 times its voxels.",
    (Grid((256, 256, 256), (64, 64, 64)), np.s_[100, :, :]),
)
@demand("A chunk exactly is perfect: 1.0.", (Grid((256, 256), (64, 64)), np.s_[64:128, 0:64]))
@demand("A chunk at the edge counts at full size; the result is no whole number.", (Grid((11,), (4,)), np.s_[8:11,]))
@demand("A region that crosses a border reads both chunks.", (Grid((10,), (4,)), np.s_[3:5,]))
@demand("Steps leave voxels out, and jump over chunks.", (Grid((40,), (4,)), np.s_[0:40:20,]))
@demand("The last, incomplete step has a voxel, too.", (Grid((11,), (4,)), np.s_[0:11:6,]))
@demand("A slice is clipped to the array.", (Grid((11,), (4,)), np.s_[6:20,]))
@demand("Negative bounds count from the end.", (Grid((11,), (4,)), np.s_[-6:-1,]))
@demand("An empty selection gives 0.0.", (Grid((10, 10), (4, 4)), np.s_[5:5, :]))
@demand("A slice that stops at 0 is empty.", (Grid((10,), (4,)), np.s_[:0,]))
@demand("A slice that stops before its start is empty.", (Grid((20,), (4,)), np.s_[13:2,]))
@demand("A slice that begins behind the end is empty.", (Grid((10,), (4,)), np.s_[12:20,]))
@demand("Each axis has its own chunk edge.", (Grid((20, 30, 7), (4, 8, 3)), np.s_[5:9, 7:17, 2:4]))
@demand("-1 is the last voxel.", (Grid((10, 12), (4, 4)), np.s_[3:5, -1]))
@demand("An int behind the last voxel raises IndexError.", (Grid((10, 12), (4, 4)), np.s_[2:6, 12]))
@demand("An int before the first voxel raises IndexError.", (Grid((10, 12), (4, 4)), np.s_[-11, 2:6]))
@demand("So it does beside an empty slice.", (Grid((10, 12), (4, 4)), np.s_[5:5, 12]))
@demand("35 TB are counted as fast.", (PETASCALE, np.s_[:, 20_000, 0:1]))
def tells_the_amplification(student: Student, case: tuple[Grid, Selection]) -> None:
    """read_amplification divides the voxels of the touched chunks by the voxels asked for; IndexError out of range."""
    grid, selection = case
    if _is_out_of_range(grid, selection):
        _expect_index_error(student.read_amplification, grid, selection)
        return
    got = student.read_amplification(grid.shape, grid.chunks, selection)
    asked = grid.asked(selection)
    chunks = _number_touched(grid, selection)
    want = chunks * math.prod(grid.chunks) / asked if asked else 0.0
    sums = f"{counted(chunks, 'chunk')} of {counted(math.prod(grid.chunks), 'voxel')} for {counted(asked, 'voxel')}."
    expect_float(got, want, sums if asked else "The selection is empty: it costs nothing.")


# What may be wrong with them


def _expect_touched(student: Student, grid: Grid, selection: Selection) -> None:
    got = student.chunks_touched(grid.shape, grid.chunks, selection)
    want = touched(grid.shape, grid.chunks, selection)
    chunks = _chunk_indices(got, len(grid.shape))
    expect(
        chunks is not None,
        f"It returned {returned(got)}, expected a sorted list of tuples of {counted(len(grid.shape), 'whole number')}.",
    )
    assert chunks is not None
    if chunks == want:
        return
    gap = f"It returned {_few(chunks)}, expected {_few(want)}."
    expect(bool(want), gap, "The selection is empty: it touches no chunk.")
    inside = all(0 <= i < n for index in chunks for i, n in zip(index, grid.grid, strict=True))
    expect(inside, gap, f"The grid has {' x '.join(map(str, grid.grid))} chunks, counted from 0.")
    expect(len(set(chunks)) == len(chunks), gap, "Some chunks are listed more than once: count each once.")
    expect(sorted(chunks) != want, gap, "These are the right chunks, but they are not sorted.")
    missing, extra = set(want) - set(chunks), set(chunks) - set(want)
    counts = [f"{counted(len(missing), 'chunk')} missing"] * bool(missing)
    counts += [f"{counted(len(extra), 'chunk')} too many"] * bool(extra)
    expect(False, gap, f"{', '.join(counts)}.")


def _is_out_of_range(grid: Grid, selection: Selection) -> bool:
    return any(
        not isinstance(item, slice) and not -size <= item < size
        for size, item in zip(grid.shape, selection, strict=True)
    )


def _expect_index_error(function: Callable[..., Any], grid: Grid, selection: Selection) -> None:
    axis = next(
        axis
        for axis, (size, item) in enumerate(zip(grid.shape, selection, strict=True))
        if not isinstance(item, slice) and not -size <= item < size
    )
    expect_raises(
        "IndexError",
        lambda: function(grid.shape, grid.chunks, selection),
        f"Axis {axis} has {counted(grid.shape[axis], 'voxel')}: index {selection[axis]} is out of range.",
    )


def _number_touched(grid: Grid, selection: Selection) -> int:
    return math.prod(
        len(touched((size,), (chunk,), (item,))) for (size, chunk), item in zip(grid.axes, selection, strict=True)
    )


def _chunk_indices(got: Any, n_axes: int) -> list[Index] | None:
    """Return a list of chunk indices as tuples of Python ints; None if it is anything else."""
    if isinstance(got, np.ndarray) and got.ndim == 2:
        got = list(got)
    items = sequence(got)
    if items is None:
        return None
    indices = [sequence(item) for item in items]
    ints = int | np.integer
    if any(
        index is None or len(index) != n_axes or not all(isinstance(i, ints) and not isinstance(i, bool) for i in index)
        for index in indices
    ):
        return None
    return [tuple(int(i) for i in index) for index in indices if index is not None]


def _few(chunks: list[Index]) -> str:
    """Return a list of chunks as typed, or its ends where it is long."""
    if len(chunks) <= 6:
        return f"[{', '.join(map(shown, chunks))}]"
    return f"{counted(len(chunks), 'chunk')} [{shown(chunks[0])}, {shown(chunks[1])}, … {shown(chunks[-1])}]"
