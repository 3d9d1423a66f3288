"""What is on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.mistakes import returned
from grader.checks.selections import pick, sizes
from grader.checks.viewing import (
    BIG_ENDIAN,
    FLOATS,
    RAGGED,
    SIGNED,
    UNEVEN,
    UNMOVED,
    WIDE,
    View,
    best_level,
    chunks_under,
    expect_shown,
    level_of,
    levels_of,
    most_chunks,
    pyramids_to_view,
    settled,
    views,
)
from grader.checks.zarr_arrays import PETASCALE, ZarrPyramid
from grader.given import LevelInfo
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check, demand
from grader.marking.expect import expect, expect_int, sequence
from grader.marking.needed import n_chunks
from grader.marking.opened import Opened, OverBudget
from grader.marking.student import Student
from grader.marking.words import shown
from grader.reports.model import Table
from grader.reports.words import counted, human_bytes
from grader.volumes.zarr_dress import Storage

Part = tuple[int, slice, slice]

BIG = ZarrPyramid(PETASCALE, Storage((64, 64, 64)), voxel_um=(1.0, 0.25, 0.25), virtual=True)
"""35 TB, 16 mm deep and 8 mm wide, and ten levels of it."""

SMALL = ZarrPyramid(
    (8, 20, 24), Storage((4, 4, 4)), voxel_um=(2.0, 0.5, 0.5), factors=(1, 2, 2), n_levels=3, virtual=True
)
STRIPED = ZarrPyramid((10, 40, 62), Storage((4, 16, 4)), voxel_um=(2.0, 0.5, 0.5), n_levels=1, virtual=True)
"""One level alone, in narrow chunks: from far away, some of them have no pixel."""

FLAT = ZarrPyramid((32, 16, 16), Storage((8, 8, 8)), n_levels=3, factors=(2, 1, 1), units=None, virtual=True)
"""Its levels have the same voxel in the plane."""


# Levels


@dataclass(frozen=True)
class Choice:
    """A level to choose.

    Attributes
    ----------
    scales_um : tuple of tuples of float
        Voxel sizes of the levels.
    axes : tuple of int
        The axes that count.
    pixels_um : tuple of float
        At, just below and just above the voxels, between and beyond them.
    """

    scales_um: tuple[tuple[float, ...], ...]
    axes: tuple[int, ...]
    pixels_um: tuple[float, ...]


THREE = ((2.0, 0.5, 0.5), (2.0, 1.0, 1.0), (4.0, 2.0, 2.0))
"""Voxels of three levels."""


@cache
@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Return voxel sizes, isotropic or not, and pixels."""
    scales = [draw(pick((2.0, 0.5, 0.5), (1.0, 1.0, 1.0), (0.3, 0.1, 0.13), (5.0, 0.65, 0.6), (0.25, 0.5, 0.4)))]
    for _ in range(draw(sizes(0, 4, 2))):
        factors = draw(pick((2, 2, 2), (1, 2, 2), (2, 1, 1), (1, 3, 2), (2, 1, 2)))
        scales.append(tuple(um * f for um, f in zip(scales[-1], factors, strict=True)))
    axes = draw(pick((1, 2), (1, 2), (0, 1, 2), (0, 2), (1,)))
    voxel = draw(st.sampled_from(scales))
    near = [round(voxel[axis] * by, 9) for axis in axes for by in (1.0, 1.5, 0.999, 1.001, 0.75)]
    return Choice(tuple(scales), axes, tuple(dict.fromkeys(near)))


@check(
    points=1,
    of="choose_level",
    hints=(
        "How large may a voxel be, so that every pixel still has one? The levels come from fine to coarse, and more "
        "than one may do.",
        "A level will do if its voxel is at most pixel_um * (1 + 1e-9) along all of axes. Go through them with "
        "enumerate(), keep the last, and begin with 0.",
        "all(scale_um[axis] <= limit for axis in axes) says whether a level will do.",
    ),
    examples=10,
)
@given(choices())
@demand("The coarsest level whose voxel is at most a pixel, along y and x.", Choice(THREE, (1, 2), (1.9, 50.0, 0.7)))
@demand("A voxel as large as a pixel will do.", Choice(THREE, (1, 2), (1.0, 2.0, 0.5)))
@demand("If no level will do, it is 0.", Choice(THREE, (1, 2), (0.1, 0.49)))
@demand("The voxel's y counts.", Choice(((2.0, 0.65, 0.6), (2.0, 1.3, 1.2), (2.0, 2.6, 2.4)), (1, 2), (1.25, 2.5)))
@demand("The voxel's x counts.", Choice(((2.0, 0.6, 0.65), (2.0, 1.2, 1.3), (2.0, 2.4, 2.6)), (1, 2), (1.25, 2.5)))
@demand("All of axes count.", Choice(THREE, (0, 1, 2), (2.0, 1.5, 4.0)))
@demand("No other axes count.", Choice(((0.5, 2.0, 2.0), (1.0, 4.0, 2.0), (2.0, 8.0, 2.0)), (0,), (1.5, 2.0)))
@demand(
    "Rounding is allowed for: 0.1 * 3 counts as 0.3.",
    Choice(((1.0, 0.1, 0.08), (1.0, 0.1 * 3, 0.24), (1.0, 0.9, 0.72)), (1, 2), (0.3,)),
)
@demand(
    "A part in 10**9 of a large voxel is more than of a small one.",
    Choice(((900.0, 700.0, 700.0), (900.0, 1400.0000005, 1400.0)), (1, 2), (1400.0,)),
)
@demand(
    "More than a part in 10**9 is no rounding.",
    Choice(((0.01, 0.001, 0.001), (0.01, 0.00200000002, 0.00200000002)), (1, 2), (0.002,)),
)
@demand(
    "Of several levels with the same voxel, the last.",
    Choice(((1.0, 1.0, 1.0), (2.0, 1.0, 1.0), (4.0, 1.0, 1.0)), (1, 2), (1.0, 2.0)),
)
def chooses_the_coarsest_level_that_will_do(student: Student, choice: Choice) -> None:
    """choose_level returns the coarsest level that has a voxel for every pixel."""
    scales_um, axes = choice.scales_um, choice.axes
    for pixel_um in choice.pixels_um:
        more = {} if axes == (1, 2) else {"axes": axes}
        got = student.choose_level(scales_um, pixel_um, **more)
        expect_int(got, best_level(scales_um, pixel_um, axes), about_level(got, choice, pixel_um))


def about_level(got: Any, choice: Choice, pixel_um: float) -> str:
    """Say what is wrong with a level."""
    want = best_level(choice.scales_um, pixel_um, choice.axes)
    if not isinstance(got, int | np.integer) or not 0 <= got < len(choice.scales_um):
        return "Levels count from 0." if got is not None else ""
    *others, last = ("zyx"[axis] for axis in choice.axes)
    letters = f"{', '.join(others)} and {last}" if others else last
    voxels = [max(scale_um[axis] for axis in choice.axes) for scale_um in choice.scales_um]
    here = (
        f"The voxels of level {got} are up to {voxels[got]:.9g} um long along {letters}, the pixels {pixel_um:.9g} um"
    )
    if voxels[got] > pixel_um * (1 + 1e-9):
        return f"{here}: it is too coarse." + (" If no level will do, it is 0." if want == 0 else "")
    if voxels[got] == voxels[want]:
        return f"Level {want} has the same voxel along {letters}, and of such levels the last counts."
    if voxels[want] > pixel_um:
        return f"Allow for rounding: {voxels[want]!r} counts as {pixel_um!r} (a part in 10**9)."
    return f"{here}: it will do, but level {want} will do as well and is coarser."


# Parts of a level


@dataclass(frozen=True)
class Window:
    """A view of one level, whether or not that suits the pixels."""

    level: LevelInfo
    view: View

    @property
    def args(self) -> tuple[LevelInfo, tuple[float, ...], tuple[int, int], float]:
        """What an answer is called with."""
        return self.level, self.view.center_um, self.view.size_px, self.view.pixel_um


def _level(shape: tuple[int, ...], scale_um: tuple[float, ...], translation_um: tuple[float, ...]) -> LevelInfo:
    chunks = (4, 8, 8)
    return LevelInfo("1", shape, chunks, n_chunks(shape, chunks), scale_um, translation_um)


@cache
@st.composite
def windows(draw: st.DrawFn, *, within: bool) -> Window:
    """Return views of a level: wholly within it, or wherever they are."""
    shape = (draw(sizes(1, 16, 6)), draw(sizes(1, 60, 20)), draw(sizes(1, 60, 30)))
    scale = draw(pick((2.0, 0.5, 1.0), (3.0, 0.5, 0.5), (0.3, 0.1, 0.13), (0.25, 0.65, 0.6), (1.0, 1.0, 1.0)))
    first = draw(pick((4.5, 7.25, 11.75), (0.5, 0.25, 0.75), (0.0, 0.0, 0.0), (0.15, 0.35, 1.05), (-3.5, 100.25, 7.0)))
    level = _level(shape, scale, first)
    pixel = draw(pick(1.0, 0.5, 0.75, 0.13, 2.0, 0.4))
    room = [round((size - 1) * um, 6) for size, um in zip(shape, scale, strict=True)]
    if within:
        most = [min(24, int(um / pixel) + 1) for um in room[1:]]
        size_px = (draw(sizes(1, most[0], 5)), draw(sizes(1, most[1], 8)))
        lengths = [0.0, *((n - 1) * pixel for n in size_px)]
        places = [draw(sizes(0, 8, plain)) / 8 for plain in (4, 3, 5)]
        center = [t + (r - n) * p + n / 2 for t, r, n, p in zip(first, room, lengths, places, strict=True)]
    else:
        size_px = (draw(sizes(1, 24, 5)), draw(sizes(1, 24, 8)))
        places = [draw(sizes(-12, 20, plain)) / 8 for plain in (14, -8, 10)]
        center = [t + p * max(r, 3.0) for t, r, p in zip(first, room, places, strict=True)]
    z, y, x = (round(um * 64) / 64 for um in center)
    return Window(level, settled(View((z, y, x), size_px, pixel), level))


def seen(
    center_um: tuple[float, float, float],
    size_px: tuple[int, int],
    pixel_um: float,
    scale: tuple[float, ...] = (2.0, 0.5, 0.5),
    first: tuple[float, ...] = (0.0, 0.25, 0.25),
) -> Window:
    """Return a view of a level of 10 x 80 x 100 voxels."""
    return Window(_level((10, 80, 100), scale, first), View(center_um, size_px, pixel_um))


@check(
    points=1,
    of="viewport_selection",
    hints=(
        "Where are the centres of the first and of the last row of pixels, in micrometres? The voxels nearest to "
        "them begin and end the slice.",
        "Along y the first lies at center - (h - 1) / 2 * pixel_um, the last as far on the other side. The nearest "
        "voxel is floor((um - translation) / scale + 0.5).",
        "slice(first, last + 1) along y, likewise along x with the width; the plane is the voxel nearest to "
        "center_um[0], as an int.",
    ),
    examples=12,
)
@given(windows(within=True))
@demand("From the voxel nearest to the first pixel to that nearest to the last.", seen((6.3, 14.3, 30.05), (5, 9), 1.5))
@demand("Halves are rounded up.", seen((5.0, 14.25, 30.75), (5, 9), 1.0, first=(0.0, 0.0, 0.0)))
@demand(
    "Each axis has a voxel size and a translation of its own; pixels may be smaller than voxels.",
    seen((6.2, 14.35, 39.85), (4, 8), 0.3, scale=(2.0, 0.5, 1.0), first=(0.5, 0.1, 0.35)),
)
@demand("One pixel shows one voxel.", seen((6.3, 14.1, 30.2), (1, 1), 1.0))
@demand(
    "The level may lie anywhere.",
    seen((-1.2, 110.3, 21.1), (6, 3), 1.3, first=(-3.5, 100.25, 7.0)),
)
def finds_the_voxels_in_view(student: Student, window: Window) -> None:
    """viewport_selection returns the plane, the rows and the columns from the first pixel to the last."""
    expect_part(student.viewport_selection(*window.args), window)


@check(
    points=1,
    of="viewport_selection",
    hints=(
        "What is left of a view that lies partly or wholly beside the level? Rows and columns are clipped, the "
        "plane is not.",
        "Both ends of a slice must lie in 0 to size. Clip each of them alone, and an empty view comes by itself: "
        "slice(0, 0) or slice(size, size).",
        "slice(min(max(first, 0), size), min(max(last + 1, 0), size)).",
    ),
    examples=12,
)
@given(windows(within=False))
@demand("A view that begins before the level starts at 0.", seen((6.3, 1.1, 2.2), (5, 9), 1.0))
@demand("A view that ends behind the level stops at its size.", seen((6.3, 39.1, 49.2), (5, 9), 1.0))
@demand("A view before the level is slice(0, 0).", seen((6.3, 14.1, -30.2), (5, 9), 1.0))
@demand("A view behind the level is slice(size, size).", seen((6.3, 70.1, 20.2), (5, 9), 1.0))
@demand("So it is for y and x: above the level, and right of it.", seen((6.3, -14.1, 90.2), (5, 9), 1.0))
@demand("The plane may be behind the last.", seen((24.3, 14.1, 20.2), (5, 9), 1.0))
@demand("The plane may be negative.", seen((-6.3, 14.1, 20.2), (5, 9), 1.0))
@demand("Just before the level is before it: -0.7 is nearest to -1.", seen((-1.4, -2.1, -4.1), (5, 9), 1.0))
@demand("The last voxel belongs to the level, the next one does not.", seen((6.3, 41.85, 53.65), (5, 9), 1.0))
def clips_them_to_the_level(student: Student, window: Window) -> None:
    """viewport_selection leaves out the rows and columns that the level does not have, and keeps the plane."""
    expect_part(student.viewport_selection(*window.args), window)


def expect_part(got: Any, window: Window) -> None:
    """Require the part of the level that is in view."""
    level, view = window.level, window.view
    items = sequence(got)
    form = items is not None and len(items) == 3 and all(isinstance(item, slice) for item in items[1:])
    sizes = " x ".join(map(str, level.shape))
    where = f"level: {sizes} voxels of {level.scale_um} um, the first at {level.translation_um} um."
    expect(form, where, f"It returned {returned(got)}, expected (plane, y, x): an int and two slices.")
    assert items is not None
    plane, y, x = items
    expect(_is_int(plane), where, f"The plane is {shown(plane)}, expected a whole number.")
    for name, part in (("y", y), ("x", x)):
        expect(part.step in (None, 1), where, f"The slice of {name} is {shown(part)}, expected a step of 1.")
        expect(
            all(map(_is_int, (part.start, part.stop))), f"The slice of {name} is {shown(part)}, expected ints in it."
        )
    want, found = part_in_view(level, view), (plane, y, x)
    expect(_same(found, want), where, f"It returned {shown(found)}, expected {shown(want)}.")


def _is_int(value: Any) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def _same(part: Part, other: Part) -> bool:
    """Say whether two parts are the same; slices compare by start and stop."""
    bounds = [(plane, y.start, y.stop, x.start, x.stop) for plane, y, x in (part, other)]
    return bounds[0] == bounds[1]


def part_in_view(level: LevelInfo, view: View) -> Part:
    """Return the plane, the rows and the columns of a level from the first pixel of a view to the last."""
    voxels = view.voxels(level)
    first, last = voxels[:, 0, 0].tolist(), voxels[:, -1, -1].tolist()
    y, x = (slice(*np.clip([first[axis], last[axis] + 1], 0, level.shape[axis]).tolist()) for axis in (1, 2))
    return first[0], y, x


# Views


@dataclass(frozen=True)
class Session:
    """Views of one pyramid, one after the other.

    Attributes
    ----------
    image : ZarrPyramid
        The pyramid.
    views : tuple of View
        What is looked at.
    """

    image: ZarrPyramid
    views: tuple[View, ...]

    def needed(self) -> dict[str, list[int]]:
        """Return the chunks of each level under the pixels, for each view anew."""
        places: dict[str, list[int]] = {}
        for view in self.views:
            level = levels_of(self.image)[level_of(self.image, view)]
            places.setdefault(level.path, []).extend(chunks_under(level, view))
        return places


@cache
@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Return a small pyramid and a few views of it."""
    image = draw(pyramids_to_view())
    return Session(image, tuple(draw(st.lists(views(image), min_size=1, max_size=3))))


def zoom(image: ZarrPyramid, target_um: Sequence[float], size_px: tuple[int, int], steps: int) -> Session:
    """Return a way from the whole image down to single voxels, at a place of which each comes nearer."""
    finest = levels_of(image)[0]
    whole_um = [n * um for n, um in zip(finest.shape, finest.scale_um, strict=True)]
    first_px, last_px = max(n / px for n, px in zip(whole_um[1:], size_px, strict=True)), finest.scale_um[1] / 4
    way = []
    for pixel_um in (float(f"{pixel_um:.5g}") for pixel_um in np.geomspace(first_px, last_px, steps)):
        away = min(1.0, (pixel_um - last_px) / (first_px - last_px))
        z, y, x = (round(t + (n / 2 - t) * away, 2) for t, n in zip(target_um, whole_um, strict=True))
        view = View((z, y, x), size_px, pixel_um)
        way.append(settled(view, levels_of(image)[level_of(image, view)]))
    return Session(image, tuple(way))


ZOOM = zoom(BIG, (5432.1, 2345.6, 4567.8), (48, 64), 100)
"""From all of 35 TB down to pixels of a quarter of a voxel."""


def look(image: ZarrPyramid, *views: View) -> Session:
    """Return views of an image."""
    return Session(image, views)


@check(
    points=2,
    of="render",
    hints=(
        "Each pixel shows one voxel. Where pixels are much larger than voxels, which rows, columns and chunks are "
        "then not needed at all?",
        "On the level that choose_level chooses, find a voxel for each row and each column of pixels, and keep "
        "those that the level has. Ask for just these rows and columns in one request; the other pixels stay 0.",
        "image[np.ix_(in_y, in_x)] = array.oindex[plane, rows[in_y], columns[in_x]] reads the chunks under them "
        "once, and none between. Only ask if the level has the plane, and some of the rows and columns.",
    ),
    examples=5,
    seconds=120,
)
@given(sessions())
@demand("An overview of 35 TB takes the few chunks of a coarse level.", look(BIG, ZOOM.views[0]), large=True)
@demand("Of a finer level, only the part in view is read.", look(BIG, ZOOM.views[55]), large=True)
@demand(
    "Each pixel shows the nearest voxel of the level that suits it.", look(SMALL, View((6.1, 3.93, 6.2), (5, 7), 1.3))
)
@demand("Halves are rounded up along each axis.", look(SMALL, View((5.0, 4.0, 6.25), (6, 9), 0.5)))
@demand("Pixels above and left of the level are 0.", look(RAGGED, View((6.0, -0.5, 0.5), (6, 9), 1.0)))
@demand("Pixels below and right of it are 0.", look(RAGGED, View((6.0, 11.0, 14.5), (6, 9), 1.0)))
@demand("Behind the last plane, nothing is read.", look(RAGGED, View((40.0, 4.0, 6.0), (6, 9), 0.5)))
@demand("In front of the first plane, nothing is read.", look(RAGGED, View((-3.0, 4.0, 6.0), (6, 9), 0.5)))
@demand("Beside the level, nothing is read.", look(RAGGED, View((6.0, -9.0, 40.0), (6, 9), 0.5)))
@demand("The level suits the voxels' y.", look(UNEVEN, View((1.03, 7.03, 8.04), (6, 9), 1.25)))
@demand("The level suits the voxels' x.", look(WIDE, View((1.03, 7.03, 8.04), (6, 9), 1.25)))
@demand("Of levels with the same voxel in y and x it is the last.", look(FLAT, View((10.0, 8.0, 8.0), (5, 6), 1.5)))
@demand(
    "The metadata name the levels, and may give no translation.", look(UNMOVED, View((6.1, 5.13, 6.22), (4, 5), 1.2))
)
@demand("Big-endian chunks are shown in native byte order.", look(BIG_ENDIAN, View((6.0, 4.13, 6.17), (6, 9), 0.7)))
@demand("The image has the data type of the level.", look(SIGNED, View((6.0, 4.13, 6.17), (6, 9), 0.7)))
@demand("Floats stay floats.", look(FLOATS, View((6.0, 4.13, 6.17), (6, 9), 0.7)))
@demand("A view may be one pixel.", look(RAGGED, View((10.0, 4.13, 6.17), (1, 1), 0.7)))
@demand("A view may be higher than wide.", look(RAGGED, View((6.0, 4.13, 6.17), (11, 2), 0.7)))
@demand("Chunks between distant pixels are not read.", look(STRIPED, View((6.0, 9.9, 15.4), (4, 7), 4.0)))
@demand("At every zoom of 35 TB, a view takes a few chunks.", ZOOM, large=True)
def reads_what_is_in_view(student: Student, session: Session) -> None:
    """The image from render is right and takes only the chunks under its pixels: a few, at every zoom of 35 TB."""
    image = session.image
    group = image.open(Budget(session.needed()))
    reads = []
    for view in session.views:
        before = group.n_reads
        picture = student.render(group, view.center_um, view.size_px, view.pixel_um)
        expect_shown(picture, image, view)
        reads.append(group.n_reads - before)
        if image == BIG:
            expect_few(group, reads[-1], view)
    if session == ZOOM:
        attempt.current().note_table(cost_of_zooming(reads))
    group.expect_reads()


def expect_few(group: Opened, reads: int, view: View) -> None:
    """Require that one view costs no more than any view can need; twice that for half of the points."""
    most = most_chunks(view.size_px, BIG.storage.chunks)
    if reads > 2 * most:
        h, w = view.size_px
        raise OverBudget(
            f"{attempt.current().called()}\nThe result is right, but it took {counted(reads, 'chunk read')}; "
            f"no view of {h} x {w} pixels needs more than {most}.\n"
            f"Read the chunks under the pixels ({len(chunks_under(levels_of(BIG)[level_of(BIG, view)], view))} here), "
            "and no other."
        )


def cost_of_zooming(reads: Sequence[int]) -> Table:
    """Return what the views of `ZOOM` cost, by level."""
    levels = levels_of(BIG)
    at = [level_of(BIG, view) for view in ZOOM.views]
    rows = []
    for number in sorted(set(at), reverse=True):
        mine = [i for i, level in enumerate(at) if level == number]
        pixels = [ZOOM.views[i].pixel_um for i in mine]
        some = [reads[i] for i in mine]
        rows.append(
            (
                str(number),
                human_bytes(int(np.prod(levels[number].shape)) * 2),
                f"{levels[number].n_chunks:,}",
                f"{pixels[0]:.3g} … {pixels[-1]:.3g}",
                str(len(mine)),
                str(some[0]) if len(set(some)) == 1 else f"{min(some)} … {max(some)}",
                " ".join(map(str, some)),
            )
        )
    h, w = ZOOM.views[0].size_px
    title = f"What {len(reads)} views of {h} x {w} pixels read, from the whole specimen down to single voxels."
    return Table(
        title, ("level", "size", "chunks", "pixel (um)", "views", "chunks read a view", "view by view"), tuple(rows)
    )
