import math
import tracemalloc
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reports_sample import STRIPS, place

from grader.reports.chunk_map import Cell, Kind, chunk_map, legend, symbol, to_text
from grader.reports.model import MAX_TRACE, Access


def places(grid, *ranges):
    """Return the places of a box of chunks."""
    found = [()]
    for one in ranges:
        found = [(*index, i) for index in found for i in one]
    return tuple(place(grid, *index) for index in found)


def drawn(access, width=64, height=16, ascii_only=True):
    return to_text(chunk_map(access, width, height), ascii_only=ascii_only)


def picture(text):
    return dedent(text).lstrip("\n")


# -- small pictures to check by eye


def test_two_axes():
    access = Access(grid=(4, 6), needed=(8, 9, 14), read=(8, 9, 9, 0))
    assert drawn(access) == picture("""
        x . . . . .
        . . # 2 . .
        . . o . . .
        . . . . . .
    """)
    assert chunk_map(access).words == ("Down: y 0-3. Across: x 0-5.",)


def test_the_same_in_symbols_for_terminals():
    access = Access(grid=(2, 6), needed=(1, 2, 8), read=(0, 1, 2, 2))
    assert drawn(access, ascii_only=False) == "x ■ 2 · · ·\n· · ○ · · ·\n"


def test_three_axes_are_one_block_for_each_index_of_the_first():
    grid = (3, 4, 4)
    box = places(grid, (1, 2), (1, 2), (2, 3))
    access = Access(grid=grid, needed=box, read=(*box, box[0], box[0], box[1], 0))
    assert drawn(access) == picture("""
        z 0       z 1       z 2
        x . . .   . . . .   . . . .
        . . . .   . . 3 2   . . # #
        . . . .   . . # #   . . # #
        . . . .   . . . .   . . . .
    """)
    assert chunk_map(access).words == ("Blocks: z 0-2. Down: y 0-3. Across: x 0-3.",)


def test_axes_of_one_chunk_and_of_one_index_are_left_out():
    grid = (3, 2, 1, 3, 4)
    access = Access(grid=grid, needed=places(grid, (2,), (0,), (0,), (1,), range(4)), optimum=4)
    assert drawn(access) == picture("""
        c 0       c 1
        . . . .   . . . .
        o o o o   . . . .
        . . . .   . . . .
    """)
    assert chunk_map(access).words == ("Blocks: c 0-1. Down: y 0-2. Across: x 0-3.", "At t 2 of 3.")


def test_a_plane_of_a_tiff_has_its_planes_across():
    grid = (2000, 4, 1)
    page = places(grid, (1017,), range(4), (0,))
    access = Access(grid=grid, axes=STRIPS, needed=page, read=page, reads=4, optimum=4)
    assert drawn(access) == ("." * 14 + "#" + "." * 14 + "\n") * 4
    words = "Down: strip 0-3. Across: plane 1003-1031 of 2000."
    assert chunk_map(access).words == (words, "Nothing was touched outside.")


def test_half_of_a_tiff_is_binned_and_wrapped():
    grid = (2000, 4, 1)
    page = places(grid, (17,), range(4), (0,))
    access = Access(grid=grid, axes=STRIPS, needed=page, read=tuple(range(4000)), reads=4000, optimum=4)
    assert drawn(access, width=46, height=9) == picture("""
           0 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.
             xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.
             xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.
             xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.

        1025 .......................................
             .......................................
             .......................................
             .......................................
    """)
    assert chunk_map(access, 46, 9).words == (
        "Down: strip 0-3. Across: plane 0-1999; the number before a line is its first plane.",
        "One cell = 1 strip x 25 planes.",
        "A cell shows the worst of its chunks.",
    )


def test_one_long_axis_is_wrapped():
    access = Access(grid=(100, 1, 1), axes=STRIPS, needed=(0, 50, 99), read=(0, 50, 50, 7))
    assert drawn(access, width=44, height=4) == picture("""
         0 #......x................................
        40 ..........2.............................
        80 ...................o
    """)


def test_a_slab_of_a_huge_grid_is_cropped_to_where_something_happened():
    grid = (128, 512, 1024)
    box = places(grid, (17,), range(120, 123), range(40, 45))
    access = Access(grid=grid, needed=box, read=box[1:])
    assert drawn(access, width=24, height=8) == picture("""
        . . . . . . . . . . . .
        . . . . . . . . . . . .
        . . . o # # # # . . . .
        . . . # # # # # . . . .
        . . . # # # # # . . . .
        . . . . . . . . . . . .
        . . . . . . . . . . . .
    """)
    assert chunk_map(access, 24, 8).words == (
        "Down: y 118-124 of 512. Across: x 37-48 of 1024.",
        "At z 17 of 128.",
        "Nothing was touched outside.",
    )


def test_an_oblique_slice_is_seen_from_the_side_as_a_staircase():
    grid = (8, 12, 12)
    steps = tuple(place(grid, z, y, z * 3 // 2) for z in range(8) for y in range(12))
    lazy = Access(grid=grid, needed=steps, read=steps)
    assert drawn(lazy, height=12) == picture("""
        # . . . . . . . . . . .
        . # . . . . . . . . . .
        . . . # . . . . . . . .
        . . . . # . . . . . . .
        . . . . . . # . . . . .
        . . . . . . . # . . . .
        . . . . . . . . . # . .
        . . . . . . . . . . # .
    """)
    words = ("Down: z 0-7. Across: x 0-11.", "All y 0-11 in one picture.", "A cell shows the worst of its chunks.")
    assert chunk_map(lazy, height=12).words == words
    eager = Access(grid=grid, needed=steps, read=tuple(range(math.prod(grid))))
    assert drawn(eager, height=12) == drawn(lazy, height=12).replace(".", "x")


def test_a_refused_selection_is_drawn_with_what_was_needed_in_it():
    access = Access(grid=(4, 8), needed=(10,), asked=((0, 4), (0, 6)), optimum=1)
    assert drawn(access) == picture("""
        ? ? ? ? ? ? . .
        ? ? o ? ? ? . .
        ? ? ? ? ? ? . .
        ? ? ? ? ? ? . .
    """)
    assert [entry[1:] for entry in legend(chunk_map(access).cells(), ascii_only=True)] == [
        ("o", "needed"),
        ("?", "asked for, refused"),
        (".", "untouched"),
    ]


def test_a_refused_volume_of_67_million_chunks_is_binned():
    grid = (256, 512, 512)
    needed = places(grid, (100,), (200, 201), (70,))
    access = Access(grid=grid, needed=needed, asked=tuple((0, n) for n in grid), optimum=2)
    assert drawn(access, 30, 8) == picture("""
        ? ? ? ? ? ? ? ?
        ? ? ? ? ? ? ? ?
        ? ? ? ? ? ? ? ?
        ? o ? ? ? ? ? ?
        ? ? ? ? ? ? ? ?
        ? ? ? ? ? ? ? ?
        ? ? ? ? ? ? ? ?
        ? ? ? ? ? ? ? ?
    """)
    assert chunk_map(access, 30, 8).words == (
        "Down: y 0-511. Across: x 0-511.",
        "All z 0-255 in one picture.",
        "One cell = 64 x 64 chunks.",
        "A cell shows the worst of its chunks.",
    )


def test_writes():
    access = Access(grid=(2, 4), written=(0, 1, 2, 4, 4, 4))
    assert drawn(access) == "w w w .\nW . . .\n"


def test_chunks_that_were_never_written():
    access = Access(grid=(2, 4), to_write=tuple(range(8)), written=(0, 1, 2, 4, 4))
    assert drawn(access) == "w w w u\nW u u u\n"


def test_reads_of_unknown_need_are_plain_reads():
    assert drawn(Access(grid=(1, 4), read=(0, 1, 1))) == "# 2 . .\n"
    assert drawn(Access(grid=(1, 4), read=(0, 1, 1), optimum=0)) == "x x . .\n"


def test_one_chunk_no_axes_and_an_empty_array():
    assert drawn(Access(grid=(1, 1), needed=(0,), read=(0,) * 12)) == "+\n"
    assert drawn(Access(grid=(), needed=(0,), read=(0,))) == "#\n"
    assert drawn(Access(grid=(0, 4))) == ""
    assert chunk_map(Access(grid=(0, 4))).words == ("The array is empty: it has no chunks.",)


def test_a_cut_list_of_needed_chunks_blames_no_read():
    access = Access(grid=(10, 1000), needed=tuple(range(MAX_TRACE)), read=(0, 9999), optimum=10_000)
    assert Kind.UNNEEDED not in {cell.kind for cell in chunk_map(access).cells()}


def test_a_cut_trace_is_said():
    access = Access(grid=(100, 100), read=tuple(range(MAX_TRACE)), reads=10_000)
    assert chunk_map(access).words[-1] == "The first 4,096 of 10,000 reads are drawn."


def test_the_legend_explains_only_what_occurs():
    assert [entry[1:] for entry in legend([Cell(Kind.READ, 1)])] == [("■", "read once")]
    many = [Cell(Kind.AGAIN, n) for n in (2, 5, 11)]
    assert [entry[1:] for entry in legend(many)] == [("2-5", "read that many times"), ("+", "read 10 times or more")]
    assert [entry[1:] for entry in legend(many[:1])] == [("2", "read twice")]


@pytest.mark.parametrize("ascii_only", [False, True])
def test_symbols_differ_without_colour(ascii_only):
    signs = [symbol(Cell(kind, 2), ascii_only=ascii_only) for kind in Kind]
    assert len(set(signs)) == len(signs)
    assert all(len(sign) == 1 for sign in signs)
    assert not ascii_only or all(sign.isascii() for sign in signs)


# -- any shape


@st.composite
def any_access(draw):
    grid = tuple(draw(st.lists(st.sampled_from([1, 2, 3, 4, 7, 16, 40, 300, 2000, 10**7]), max_size=5)))
    n = math.prod(grid)
    some = st.lists(st.integers(0, n - 1), max_size=30).map(tuple)
    close = st.tuples(st.integers(0, n - 1), st.integers(1, 50)).map(lambda t: tuple(range(t[0], min(n, sum(t)))))
    asked = tuple(sorted((draw(st.integers(0, size)), draw(st.integers(0, size)))) for size in grid)
    return Access(
        grid=grid,
        needed=draw(some | close),
        read=draw(some | close),
        written=draw(some),
        asked=tuple(map(tuple, asked)) if draw(st.booleans()) else (),
        optimum=draw(st.integers(-1, 3)),
    )


@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(any_access(), st.integers(12, 120), st.integers(4, 30))
def test_no_picture_is_larger_than_its_frame_and_none_forgets_what_is_bad(access, width, height):
    seen = chunk_map(access, width, height)
    lines = to_text(seen).splitlines()
    assert max(map(len, lines)) <= width
    assert len(lines) <= height
    kinds = {cell.kind for cell in seen.cells()}
    need_is_known = bool(access.needed) or access.optimum == 0
    if need_is_known and set(access.read) - set(access.needed):
        assert Kind.UNNEEDED in kinds
    if access.needed or access.read or access.written:
        assert kinds - {Kind.UNTOUCHED}
    for band in seen.bands:
        for panel in band.panels:
            assert len({len(row) for row in panel.rows}) == 1


def test_a_huge_grid_costs_no_more_than_what_was_touched():
    grid = (4096, 10**6, 10**6)
    n = math.prod(grid)
    read = tuple(range(0, n, n // MAX_TRACE))[:MAX_TRACE]
    access = Access(grid=grid, needed=read[:100], read=read, asked=tuple((0, size) for size in grid))
    tracemalloc.start()
    chunk_map(access)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8e6


def test_a_place_outside_the_grid_is_passed_over():
    assert drawn(Access(grid=(2, 2), read=(3, 4, 99))) == ". .\n. #\n"
