"""Lazy planes from TIFF."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.selections import indices, ranges, selections
from grader.checks.tiff_stacks import BIG, TiffStack, stacks
from grader.given import Selection
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_ints, expect_raises
from grader.marking.opened import Opened
from grader.marking.student import Remote, Student, fetch
from grader.marking.words import type_of
from grader.reports.words import counted

STACK = TiffStack((3, 10, 12), rows_per_strip=4)
BIG_ENDIAN = replace(STACK, byteorder=">")
COMPRESSED = replace(STACK, compression="zlib", dark_first=True)
FLOATS = replace(STACK, dtype="float32")
SIGNED = replace(STACK, dtype="int16")
TALL = TiffStack((2, 10, 5), rows_per_strip=6)
"""Its strips have six and four rows: not ten by two strips."""

DEEP = TiffStack((8, 6, 7), rows_per_strip=3)
"""Most of its planes lie between the steps."""

ALL = slice(None)


@cache
@st.composite
def planes(draw: st.DrawFn) -> tuple[TiffStack, int]:
    """Return a stack and the number of one of its planes."""
    stack = draw(stacks())
    return stack, draw(indices(stack.shape[0]))


@cache
@st.composite
def crops(draw: st.DrawFn) -> tuple[TiffStack, Selection]:
    """Return a stack and a rectangle of one of its planes."""
    stack, z = draw(planes())
    y, x = (draw(ranges(size, steps=False)) for size in stack.shape[1:])
    return stack, (z, y, x)


@cache
@st.composite
def parts(draw: st.DrawFn) -> tuple[TiffStack, Selection]:
    """Return a stack and a selection of it."""
    stack = draw(stacks())
    return stack, draw(selections(stack.shape))


# Each case below is a stack and what is asked of it, one after the other.


@check(
    points=2,
    of="read_plane",
    hints=(
        "A stack is a chain of pages, and a plane is one of them. How do you take one page without touching the "
        "others?",
        "tif.pages[z] is one page; its asarray() reads that page's strips and nothing else.",
        "tif.pages takes a negative number modulo their count. range(len(tif.pages))[z] is the number of the page, "
        "and raises IndexError where there is none.",
    ),
    examples=3,
)
@given(planes())
@demand("A plane of the 4 GB stack takes the four strips of its page.", (BIG, 1234), large=True)
@demand("It returns the pixels of page z: rows, columns. Each strip is read once.", (STACK, 1))
@demand("-1 is the last plane.", (STACK, -1))
@demand("-3 is the first of three planes.", (STACK, -3))
@demand("Each call reads anew: nothing is kept of an earlier one.", (STACK, 1, 0))
@demand("The file stays open for the next call.", (STACK, 1, 0))
@demand("A file in big-endian byte order gives native byte order.", (BIG_ENDIAN, 1))
@demand("Strips may be compressed, those of each page to other lengths.", (COMPRESSED, 1))
@demand("The data type is the file's: float32.", (FLOATS, 1))
@demand("The data type is the file's: int16, with negative values.", (SIGNED, 1))
@demand("Strips may have any number of rows, planes any shape.", (TALL, 1))
@demand("A page may be a single strip.", (TiffStack((3, 5, 7), rows_per_strip=5), 1))
@demand("The number behind the last page raises IndexError.", (STACK, 3))
@demand("A negative number before the first page raises IndexError.", (STACK, -4))
def reads_one_page(student: Student, case: tuple[Any, ...]) -> None:
    """read_plane returns plane z and reads only that page's strips."""
    stack, *numbers = case
    asked: list[Selection] = [(z, ALL, ALL) for z in numbers]
    tif = stack.open(_budget(stack, asked))
    _expect(stack, tif, asked, lambda selection: student.read_plane(tif, selection[0]))


@check(
    points=2,
    of="read_crop",
    hints=(
        "In which strips lie the rows of the crop? Look at the drawing at the top of the file. The other strips of "
        "the page need not be read.",
        "With rps = page.chunks[0] rows a strip, you need the strips y0 // rps to (y1 - 1) // rps. "
        "page.dataoffsets[k] and page.databytecounts[k] say where strip k lies in the file, and page.decode(data, "
        "k) gives its pixels.",
        "file = page.parent.filehandle; file.seek(page.dataoffsets[k]); data = file.read(page.databytecounts[k]); "
        "strip = page.decode(data, k)[0][0, :, :, 0]. Its first row is row k * rps; y.indices(rows) clips y to the "
        "page. If the crop is empty, read nothing.",
    ),
    examples=3,
)
@given(crops())
@demand("Ten rows of the 4 GB stack take two of its strips.", (BIG, np.s_[1999, 250:260, 500:600]), large=True)
@demand("It returns the rows y and columns x of page z.", (STACK, np.s_[1, 2:7, 3:9]))
@demand("Rows that end on a strip's border need no strip behind it.", (STACK, np.s_[1, 0:4, 3:9]))
@demand("Rows that begin on a strip's border need no strip before it.", (STACK, np.s_[1, 4:7, 3:9]))
@demand("The last strip may have fewer rows.", (STACK, np.s_[1, 8:10, 3:9]))
@demand("One row and one column keep both axes.", (STACK, np.s_[1, 5:6, 7:8]))
@demand("Without start and stop the crop is the plane.", (STACK, np.s_[1, :, :]))
@demand("Rows and columns are clipped at the plane's far edges.", (STACK, np.s_[1, 6:20, 9:30]))
@demand("Negative bounds count from the end.", (STACK, np.s_[1, -6:-1, -4:]))
@demand("Rows and columns are clipped before the first one.", (STACK, np.s_[1, -30:3, -20:5]))
@demand("An empty range of rows reads nothing.", (STACK, np.s_[1, 3:3, 3:9]))
@demand("An empty range of columns reads nothing.", (STACK, np.s_[1, 2:7, 5:5]))
@demand("A stop of 0 is an empty range of rows, not all of them.", (STACK, np.s_[1, :0, 3:9]))
@demand("A stop of 0 is an empty range of columns, not all of them.", (STACK, np.s_[1, 2:7, :0]))
@demand("A stop before the start is an empty range.", (STACK, np.s_[1, 7:2, 9:3]))
@demand("A range that begins behind the plane is empty.", (STACK, np.s_[1, 12:20, 3:9]))
@demand("Nothing is kept of an earlier crop.", (STACK, np.s_[1, 2:7, 3:9], np.s_[2, 0:6, 3:9]))
@demand("-1 is the last plane.", (STACK, np.s_[-1, 2:7, 3:9]))
@demand("-3 is the first of three planes.", (STACK, np.s_[-3, 2:7, 3:9]))
@demand("A file in big-endian byte order gives native byte order.", (BIG_ENDIAN, np.s_[1, 2:7, 3:9]))
@demand("Strips may be compressed, those of each page to other lengths.", (COMPRESSED, np.s_[1, 2:7, 3:9]))
@demand("The data type is the file's: float32.", (FLOATS, np.s_[1, 2:7, 3:9]))
@demand("The data type is the file's: int16, with negative values.", (SIGNED, np.s_[1, 2:7, 3:9]))
@demand("An empty crop has the file's data type, too.", (FLOATS, np.s_[1, 3:3, 3:9]))
@demand("Strips may have any number of rows, planes any shape.", (TALL, np.s_[1, 5:9, 1:4]))
@demand("The number behind the last page raises IndexError.", (STACK, np.s_[3, 2:7, 3:9]))
@demand("A negative number before the first page raises IndexError.", (STACK, np.s_[-4, 2:7, 3:9]))
@demand("An empty crop of a page that is not there raises IndexError.", (STACK, np.s_[3, 3:3, 3:9]))
def reads_strips_of_the_crop(student: Student, case: tuple[Any, ...]) -> None:
    """read_crop returns a rectangle of plane z and reads only the strips with its rows."""
    stack, *asked = case
    tif = stack.open(_budget(stack, asked))
    _expect(stack, tif, asked, lambda selection: student.read_crop(tif, *selection))


@check(
    points=1,
    of="LazyStack",
    hints=(
        "What must __init__ remember, so that all else can be asked for later? No pixel is needed for a shape.",
        "Keep the tif on self. There are as many planes as pages, and the first page knows its rows, its columns "
        "and its data type.",
        "self.tif = tif in __init__; later (len(self.tif.pages), *self.tif.pages[0].shape), and "
        "np.dtype(self.tif.pages[0].dtype), which is native.",
    ),
    examples=2,
)
@given(stacks().map(lambda stack: (stack,)))
@demand("The 4 GB stack has 2000 planes of 1024 x 1024; no pixel is read.", (BIG,), large=True)
@demand("Its shape is planes, rows, columns.", (STACK,))
@demand("The data type of a file in big-endian byte order is native.", (BIG_ENDIAN,))
@demand("The data type is the file's: float32.", (FLOATS,))
@demand("A file of one page is a stack of one plane.", (TiffStack((1, 10, 12), rows_per_strip=4),))
@demand("Planes of one row are planes.", (TiffStack((3, 1, 12), rows_per_strip=1),))
@demand("Two stacks may be open at once.", (STACK, TALL))
def knows_its_shape(student: Student, case: tuple[TiffStack, ...]) -> None:
    """LazyStack knows its shape and dtype without reading a pixel."""
    tifs = [stack.open(Budget(), name) for stack, name in zip(case, ("tif", "another"), strict=False)]
    lazies = [expect_object(student.LazyStack(tif)) for tif in tifs]
    for stack, tif, lazy in zip(case, tifs, lazies, strict=True):
        expect_ints(fetch(lazy.shape), stack.shape)
        dtype = fetch(lazy.dtype)
        expect(
            isinstance(dtype, np.dtype) and dtype == stack.dtype and dtype.isnative,
            f"It is {dtype!r}, expected {np.dtype(stack.dtype)!r} in native byte order.",
        )
        tif.expect_reads()


@check(
    points=2,
    of="LazyStack",
    hints=(
        "Which pages are chosen, and which rows in each of them? Only strips with chosen rows are worth reading; a "
        "step may jump over some.",
        "np.arange(size)[item] is what an int or a slice chooses along an axis, as NumPy counts. On each chosen "
        "page read the distinct strips rows // rps, each once, and keep of them the rows and columns that are "
        "chosen.",
        "Fill an array of (planes, rows, columns), with np.atleast_1d(np.arange(size)[item]) along each axis; read "
        "nothing if one of them is empty. At the end, [0] drops each axis that got an int.",
    ),
    examples=4,
)
@given(parts())
@demand("Rows with a step take the strips that hold them.", (BIG, np.s_[10:13, 100:900:400, ::3]), large=True)
@demand("An XZ slice of the 4 GB stack takes one strip of each page.", (BIG, np.s_[0:40, 512, :]), large=True)
@demand("A rectangle of one plane; its plane's axis is dropped.", (STACK, np.s_[1, 2:7, 3:9]))
@demand("An XZ slice takes one strip of each page, and drops the axis of rows.", (STACK, np.s_[:, 5, :]))
@demand("A slice along the planes and rows drops the axis of columns.", (STACK, np.s_[:, 2:7, 5]))
@demand("Three ints are one voxel: no axis is left.", (STACK, np.s_[1, 5, 7]))
@demand("Rows that end on a strip's border need no strip behind it.", (STACK, np.s_[1, 0:4, 3:9]))
@demand("Rows that begin on a strip's border need no strip before it.", (STACK, np.s_[1, 4:7, 3:9]))
@demand("The last strip may have fewer rows.", (STACK, np.s_[1, 8:10, 3:9]))
@demand("A slice of length 1 keeps its axis.", (STACK, np.s_[1:2, 5:6, 7:8]))
@demand("Planes with a step: those between are not read.", (DEEP, np.s_[::4, 1:3, 2:6]))
@demand("A large step jumps over a strip.", (STACK, np.s_[1, 0:10:8, 3:9]))
@demand("A step begins at its start, also inside a strip.", (STACK, np.s_[1, 1:10:2, 3:9]))
@demand("Columns with a step.", (STACK, np.s_[1, 2:7, 1:12:5]))
@demand("Row -1 is the last one.", (STACK, np.s_[0, -1, 0]))
@demand("Plane -1 is the last one.", (STACK, np.s_[-1, 2, 3]))
@demand("Column -1 is the last one.", (STACK, np.s_[0, 2, -1]))
@demand("The first voxel may be counted from the end.", (STACK, np.s_[-3, -10, -12]))
@demand("No planes: nothing is read, and the ints drop their axes.", (STACK, np.s_[:0, 0, 0]))
@demand("No rows: nothing is read.", (STACK, np.s_[0:2, 3:3, 3:9]))
@demand("No columns: nothing is read.", (STACK, np.s_[0:2, 2:7, 5:5]))
@demand("A stop of 0 is an empty slice, not a whole one.", (STACK, np.s_[:0, :0, :0]))
@demand("A stop before the start is an empty slice.", (STACK, np.s_[2:1, 7:2, 9:3]))
@demand("A slice that begins behind the end is empty.", (STACK, np.s_[4:9, 2:7, 3:9]))
@demand("Slices are clipped at the far ends.", (STACK, np.s_[1:9, 6:20, 9:30]))
@demand("Negative bounds count from the end.", (STACK, np.s_[-2:, -6:-1, -4:]))
@demand("A negative start with a step counts from the end.", (STACK, np.s_[1, -9::4, 3:9]))
@demand("Slices are clipped before the first voxel.", (STACK, np.s_[-9:2, -30:3, -20:5]))
@demand("Later selections of the same stack are as right.", (STACK, np.s_[1, 2:7, 3:9], np.s_[2, 0:6, 3:9]))
@demand("Two stacks may be open at once.", (STACK, np.s_[1, 2:7, 3:9], np.s_[2, 0:6, 3:9]))
@demand("A file in big-endian byte order gives native byte order.", (BIG_ENDIAN, np.s_[0:2, 2:7, 3:9]))
@demand("Strips may be compressed, those of each page to other lengths.", (COMPRESSED, np.s_[0:2, 2:7, 3:9]))
@demand("The data type is the file's: float32.", (FLOATS, np.s_[0:2, 2:7, 3:9]))
@demand("The data type is the file's: int16, with negative values.", (SIGNED, np.s_[0:2, 2:7, 3:9]))
@demand("An empty selection has the file's data type, too.", (FLOATS, np.s_[0:2, 3:3, 3:9]))
@demand("Strips may have any number of rows, planes any shape.", (TALL, np.s_[0:2, 5:9, 1:4]))
@demand("A plane behind the last one raises IndexError.", (STACK, np.s_[3, 0, 0]))
@demand("A plane before the first one raises IndexError.", (STACK, np.s_[-4, 0, 0]))
@demand("A row behind the last one raises IndexError.", (STACK, np.s_[0, 10, 0]))
@demand("A row before the first one raises IndexError.", (STACK, np.s_[0, -11, 0]))
@demand("A column behind the last one raises IndexError.", (STACK, np.s_[0, 0, 12]))
@demand("A column before the first one raises IndexError.", (STACK, np.s_[0, 0, -13]))
@demand("An int out of range raises IndexError in an empty selection, too.", (STACK, np.s_[:0, 0, 12]))
def reads_strips_of_the_selection(student: Student, case: tuple[Any, ...]) -> None:
    """LazyStack[z, y, x] returns the voxels and reads only the strips that hold them."""
    stack, *asked = case
    tif = stack.open(_budget(stack, asked))
    lazy = expect_object(student.LazyStack(tif))
    if len(asked) > 1:
        student.LazyStack(TALL.open(Budget(), "another"))
    _expect(stack, tif, asked, lambda selection: lazy[selection])


def _budget(stack: TiffStack, asked: Sequence[Selection]) -> Budget:
    """Return what takes the needed strips alone for all of the points, up to twice as many or whole pages for half."""
    needed = [sorted(stack.needed(*selection)) for selection in asked if not _outside(stack, selection)]
    a_page = stack.strips_a_page
    pages = [{strip // a_page for strip in strips} for strips in needed]
    half = sum(max(2 * len(strips), a_page * len(own)) for strips, own in zip(needed, pages, strict=True))
    return Budget({"": [strip for strips in needed for strip in strips]}, half=half)


def _expect(stack: TiffStack, tif: Opened, asked: Sequence[Selection], read: Callable[[Selection], Any]) -> None:
    """Require the voxels of each selection, at the cost of their strips; IndexError where it is out of range."""
    for selection in asked:
        outside = _outside(stack, selection)
        if outside:
            expect_raises("IndexError", lambda one=selection: read(one), outside)  # type: ignore[misc]
            return  # whatever it read until then
        stack.expect(read(selection), selection)
    tif.expect_reads()


def _outside(stack: TiffStack, selection: Selection) -> str:
    """Say which int of a selection is out of range; nothing where none is."""
    for name, size, item in zip(("plane", "row", "column"), stack.shape, selection, strict=True):
        if not isinstance(item, slice) and not -size <= item < size:
            return f"There are {counted(size, name)}: {item} is out of range."
    return ""


def expect_object(got: Any) -> Remote:
    """Require an object of the answer's own."""
    expect(isinstance(got, Remote), f"It returned {type_of(got)}, expected an object of the class LazyStack.")
    assert isinstance(got, Remote)
    return got
