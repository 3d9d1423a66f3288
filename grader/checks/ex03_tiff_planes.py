"""Lazy planes from TIFF."""

from functools import cache
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks.selections import indices, ranges, selections
from grader.checks.tiff_stacks import BIG, TiffStack, stacks
from grader.given import Selection
from grader.marking.budget import Budget
from grader.marking.check import check
from grader.marking.expect import expect, expect_ints, expect_raises
from grader.marking.student import Remote, Student, fetch
from grader.marking.words import type_of


@cache
@st.composite
def planes(draw: st.DrawFn) -> tuple[TiffStack, int]:
    """Return a stack and the number of one of its planes."""
    stack = draw(stacks())
    return stack, draw(indices(stack.shape[0]))


@cache
@st.composite
def crops(draw: st.DrawFn) -> tuple[TiffStack, int, slice, slice]:
    """Return a stack, a plane and a rectangle in it."""
    stack, z = draw(planes())
    y, x = (draw(ranges(size, steps=False)) for size in stack.shape[1:])
    return stack, z, y, x


@cache
@st.composite
def parts(draw: st.DrawFn) -> tuple[TiffStack, Selection]:
    """Return a stack and a selection of it."""
    stack = draw(stacks())
    return stack, draw(selections(stack.shape))


@check(
    points=2,
    of="read_plane",
    hint="tif.pages[z] is one page; page.asarray() reads that page's strips and nothing else.",
    examples=10,
)
@given(planes())
@example((BIG, 1234))
def reads_one_page(student: Student, case: tuple[TiffStack, int]) -> None:
    """read_plane returns plane z and reads only that page's strips."""
    stack, z = case
    tif = stack.open(Budget({"": stack.needed(z)}))
    stack.expect(student.read_plane(tif, z), (z, slice(None), slice(None)))
    tif.expect_reads()
    planes = stack.shape[0]
    expect_raises("IndexError", lambda: student.read_plane(tif, planes), f"The last page is {planes - 1}.")


@check(
    points=2,
    of="read_crop",
    hint="Strip k holds the rows k * rps to (k + 1) * rps - 1. page.dataoffsets[k] and page.databytecounts[k] say "
    "where it lies; page.decode(data, k) gives its pixels. Read only the strips with rows of the crop.",
    examples=12,
)
@given(crops())
@example((BIG, 1999, slice(250, 260), slice(500, 600)))
@example((TiffStack((3, 10, 12), rows_per_strip=4), 1, slice(3, 3), slice(0, 5)))
def reads_strips_of_the_crop(student: Student, case: tuple[TiffStack, int, slice, slice]) -> None:
    """read_crop returns a rectangle of plane z and reads only the strips with its rows."""
    stack, z, y, x = case
    needed = stack.needed(z, y, x)
    tif = stack.open(Budget({"": needed}, half=max(2 * len(needed), stack.strips_a_page) if needed else 0))
    stack.expect(student.read_crop(tif, z, y, x), (z, y, x))
    tif.expect_reads()


@check(
    points=1,
    of="LazyStack",
    hint="Keep the tif in __init__ and read nothing. len(tif.pages) counts planes; the first page knows its shape.",
    examples=8,
)
@given(stacks())
@example(BIG)
def knows_its_shape(student: Student, stack: TiffStack) -> None:
    """LazyStack knows its shape and dtype without reading a pixel."""
    tif = stack.open(Budget())
    lazy = expect_object(student.LazyStack(tif))
    expect_ints(fetch(lazy.shape), stack.shape)
    dtype = fetch(lazy.dtype)
    expect(
        dtype == stack.dtype and getattr(dtype, "isnative", True),
        f"It is {dtype!r}, expected {stack.dtype} in native byte order.",
    )
    tif.expect_reads()


@check(
    points=2,
    of="LazyStack",
    hint="For each chosen page, find the distinct strips y // rps of the chosen rows; read each once, keep the rows "
    "and columns that were asked for, and drop the axes that got an int.",
    examples=12,
)
@given(parts())
@example((BIG, (slice(10, 1500, 500), slice(100, 900, 400), slice(None, None, 3))))
@example((BIG, (slice(0, 40), 512, slice(None))))
def reads_strips_of_the_selection(student: Student, case: tuple[TiffStack, Selection]) -> None:
    """LazyStack[z, y, x] returns the voxels and reads only the strips that hold them."""
    stack, selection = case
    needed = stack.needed(*selection)
    pages = len(stack.needed(selection[0], 0)) if needed else 0
    strips = stack.strips_a_page
    tif = stack.open(Budget({"": needed}, full=pages * strips, half=2 * pages * strips))
    lazy = expect_object(student.LazyStack(tif))
    stack.expect(lazy[selection], selection)
    tif.expect_reads()
    rows = stack.shape[1]
    expect_raises("IndexError", lambda: lazy[0, rows, 0], f"The last row is {rows - 1}.")


def expect_object(got: Any) -> Remote:
    """Require an object of the answer's own."""
    expect(isinstance(got, Remote), f"It returned {type_of(got)}, expected an object of the class LazyStack.")
    assert isinstance(got, Remote)
    return got
