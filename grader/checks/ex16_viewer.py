"""A viewer."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from grader.checks.mistakes import returned
from grader.checks.selections import pick
from grader.checks.viewing import (
    DOWN,
    RIGHT,
    Triple,
    View,
    chunk_nbytes,
    chunks_under,
    expect_shown,
    level_of,
    levels_of,
    lru_misses,
    pyramids_to_view,
    settled,
    views,
)
from grader.checks.zarr_arrays import PETASCALE, ZarrPyramid
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.check import check
from grader.marking.expect import expect
from grader.marking.memory import MemoryBudget
from grader.marking.opened import Opened
from grader.marking.student import Name, Remote, Student, fetch
from grader.marking.words import shown, type_of
from grader.reports.model import Table
from grader.reports.words import counted, human_bytes
from grader.sandbox.verdicts import Raised
from grader.volumes.zarr_dress import Storage

BONUS = True

Key = tuple[int, int]
"""A chunk: its level, and its place in the level's grid."""

BIG = ZarrPyramid(PETASCALE, Storage((64, 64, 64)), voxel_um=(0.5, 0.5, 0.5), virtual=True)
"""35 TB, 8 mm deep and 16 mm wide, and ten levels of it."""

SMALL = ZarrPyramid((8, 32, 32), Storage((4, 4, 4)), voxel_um=(2.0, 0.5, 0.5), factors=(1, 2, 2), virtual=True)


# Views of small pyramids, from any side

UPRIGHT: tuple[tuple[Triple, Triple], ...] = ((DOWN, RIGHT),)

TURNED: tuple[tuple[Triple, Triple], ...] = (
    ((0.0, 1.0, 0.0), (0.6, 0.0, 0.8)),
    ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.0, 0.0, 1.0), (0.0, 1.0, 0.0)),
    ((0.6, 0.8, 0.0), (-0.48, 0.36, 0.8)),
    ((0.0, 0.6, 0.8), (0.0, -0.8, 0.6)),
    ((0.0, -1.0, 0.0), (-0.28, 0.0, 0.96)),
    ((-0.8, 0.0, 0.6), (0.0, 1.0, 0.0)),
)
"""Unit vectors at right angles to each other."""


@dataclass(frozen=True)
class Session:
    """Frames of one pyramid, one after the other, by one viewer.

    Attributes
    ----------
    image : ZarrPyramid
        The pyramid.
    views : tuple of View
        The frames.
    cache_bytes : int
        Room for chunks.
    """

    image: ZarrPyramid
    views: tuple[View, ...]
    cache_bytes: int = 2**20

    @cached_property
    def keys(self) -> list[list[Key]]:
        """The chunks under each frame, sorted."""
        numbers = [level_of(self.image, view) for view in self.views]
        levels = levels_of(self.image)
        return [
            [(number, place) for place in chunks_under(levels[number], view)]
            for number, view in zip(numbers, self.views, strict=True)
        ]

    def nbytes(self, key: Key) -> int:
        """Return the bytes of a chunk."""
        return chunk_nbytes(levels_of(self.image)[key[0]], key[1], np.dtype(self.image.dtype).itemsize)

    def misses(self) -> list[tuple[Key, ...]]:
        """Return what a cache of that size that drops the least recently used chunk loads for each frame."""
        return lru_misses(self.keys, self.nbytes, self.cache_bytes)

    def viewer(self, student: Student, group: Opened) -> Remote:
        """Have the answer make a viewer."""
        viewer = student.Viewer(group, self.cache_bytes)
        expect(isinstance(viewer, Remote), f"It returned {returned(viewer)}, expected an object of the class Viewer.")
        assert isinstance(viewer, Remote)
        viewer.shown_as = "viewer"
        return viewer


def show(viewer: Remote, image: ZarrPyramid, view: View) -> None:
    """Have a viewer show a view, which must be right."""
    frame = viewer.frame(view.center_um, u=view.u, v=view.v, pixel_um=view.pixel_um, size_px=view.size_px)
    expect_shown(frame, image, view, tuple(_mistaken(view)))


def _mistaken(view: View) -> Iterator[tuple[str, View]]:
    """Yield views with other vectors, and what is to be said of each."""
    yield "u leads from row to row, v from column to column.", replace(view, u=view.v, v=view.u)
    backwards = [(x, y, z) for z, y, x in (view.center_um, view.u, view.v)]
    yield "The order of u and v is z, y, x.", replace(view, u=backwards[1], v=backwards[2])
    yield "The order of center_um, u and v is z, y, x.", View(backwards[0], view.size_px, view.pixel_um, *backwards[1:])
    yield "It goes along y and x, whatever u and v are.", replace(view, u=DOWN, v=RIGHT)
    (uz, uy, ux), (vz, vy, vx) = view.u, view.v
    other_side = replace(view, u=(-uz, uy, ux), v=(-vz, vy, vx))
    yield "It is turned to the other side: mind the signs of u and v.", other_side


@cache
@st.composite
def sessions(draw: st.DrawFn, directions: tuple[tuple[Triple, Triple], ...]) -> Session:
    """Return a small pyramid and a few frames of it."""
    image = draw(pyramids_to_view())
    frames = draw(st.lists(views(image, directions), min_size=1, max_size=4))
    return Session(image, tuple(frames), draw(pick(2**20, 2**20, 1000, 0)))


def zooming(image: ZarrPyramid, center_um: Triple, u: Triple = DOWN, v: Triple = RIGHT) -> Session:
    """Return frames of one place, a level each, from fine to coarse and back: their chunks have the same indices."""
    levels = levels_of(image)
    pixels = [1.25 * level.scale_um[1] for level in (*levels, *levels[::-1])]
    return Session(
        image,
        tuple(
            settled(View(center_um, (6, 9), pixel_um, u, v), levels[number])
            for pixel_um, number in zip(pixels, (*range(len(levels)), *range(len(levels))[::-1]), strict=True)
        ),
    )


@check(
    points=2,
    of="Viewer.frame",
    hint="Find each pixel's voxel: index = floor((um - translation) / scale + 0.5) on the level that choose_level "
    "chooses. index // chunk_shape says in which chunk it lies, index % chunk_shape where in that chunk. Name the "
    "chunks that are kept by level and index, such as (level, (z, y, x)).",
    examples=12,
    seconds=60,
)
@given(sessions(UPRIGHT))
@example(zooming(SMALL, (4.0, 2.0, 2.0)))
@example(Session(SMALL, (View((6.0, 4.0, 6.0), (6, 9), 1.0), View((6.0, -0.5, 11.0), (6, 9), 1.0))))
@example(Session(SMALL, (View((5.0, 4.25, 6.75), (6, 9), 0.5), View((40.0, 4.0, 6.0), (6, 9), 1.0)), cache_bytes=0))
def shows_any_level(student: Student, session: Session) -> None:
    """Viewer.frame shows views like those of ex14, one after the other, of whatever level suits the pixels."""
    viewer = session.viewer(student, session.image.open())
    levels = set[int]()
    for view in session.views:
        try:
            show(viewer, session.image, view)
        except Raised as raised:
            if "IndexError" in raised.kinds and levels - {level_of(session.image, view)}:
                raised.message += "\nA frame of another level came before: is a chunk kept by its level and its index?"
            raise
        levels.add(level_of(session.image, view))


@check(
    points=2,
    of="Viewer.frame",
    hint="Work in micrometres for as long as you can: point = center + (i - (h - 1) / 2) * pixel_um * u + "
    "(j - (w - 1) / 2) * pixel_um * v, an array of (h, w, 3). Then subtract translation_um and divide by scale_um.",
    examples=12,
    seconds=60,
)
@given(sessions(TURNED))
@example(Session(SMALL, (View((7.003, 5.0, 5.0), (6, 9), 1.0, (0.0, 1.0, 0.0), (0.6, 0.0, 0.8)),)))
@example(Session(SMALL, (View((7.0, 5.0, 5.0), (6, 9), 0.5, (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),)))
@example(zooming(SMALL, (7.003, 2.0, 2.0), (0.6, 0.8, 0.0), (-0.48, 0.36, 0.8)))
def shows_any_angle(student: Student, session: Session) -> None:
    """Viewer.frame shows views at any angle, and 0 where there are no voxels."""
    viewer = session.viewer(student, session.image.open())
    for view in session.views:
        show(viewer, session.image, view)


# A tour of 35 TB


@dataclass(frozen=True)
class Part:
    """A part of a tour: a few frames of one level.

    Attributes
    ----------
    name : str
        What happens.
    views : tuple of View
        The frames.
    """

    name: str
    views: tuple[View, ...]


SIZE_PX = (96, 160)
FINEST = 2
"""The level on which the tour turns and pans."""


def tour(seed: int) -> list[Part]:
    """Return a tour of `BIG`: overview, zoom in to some place, turn by 30 degrees, pan, and back, still turned."""
    levels = levels_of(BIG)
    whole_um = [n * um for n, um in zip(BIG.shape, BIG.voxel_um, strict=True)]
    z, y, x = (np.random.default_rng(seed).uniform(0.35, 0.65, 3) * whole_um).round(3).tolist()
    top = len(levels) - 2
    middle = (whole_um[0] / 2, whole_um[1] / 2, whole_um[2] / 2)
    overview = _frame(middle, 1.4 * levels[top].scale_um[1])
    near = 1.3 * levels[FINEST].scale_um[1]
    zooms = [(number, by) for number in range(top - 1, FINEST - 1, -1) for by in (1.8, 1.3)]

    def at(number: int, by: float, degrees: int) -> View:
        return _frame((z, y, x), by * levels[number].scale_um[1], degrees)

    panned = [0.1 * SIZE_PX[1] * near * step for step in range(1, 9)]
    along = _direction(30)
    parts = [Part("overview", (overview,))]
    parts += [
        Part("zoom in", tuple(at(*zoom, 0) for zoom in zooms if zoom[0] == number))
        for number in range(top - 1, FINEST - 1, -1)
    ]
    parts += [Part("turn", tuple(_frame((z, y, x), near, degrees) for degrees in range(3, 31, 3)))]
    parts += [Part("pan", tuple(_frame((z + along[0] * um, y, x + along[2] * um), near, 30) for um in panned))]
    parts += [
        Part("back", tuple(at(*zoom, 30) for zoom in zooms[::-1] if zoom[0] == number))
        for number in range(FINEST + 1, top)
    ]
    return [*parts, Part("overview", (overview,))]


def _direction(degrees: int) -> Triple:
    """Return the direction of a frame's columns that is turned about y."""
    return round(math.sin(math.radians(degrees)), 10), 0.0, round(math.cos(math.radians(degrees)), 10)


def _frame(center_um: Triple, pixel_um: float, degrees: int = 0) -> View:
    view = View(center_um, SIZE_PX, pixel_um, DOWN, _direction(degrees))
    return settled(view, levels_of(BIG)[level_of(BIG, view)])


def session_of(parts: Sequence[Part]) -> Session:
    """Return all frames of a tour, with room for two of the largest and half of another."""
    frames = Session(BIG, tuple(view for part in parts for view in part.views))
    largest = max(sum(map(frames.nbytes, keys)) for keys in frames.keys)
    return Session(BIG, frames.views, largest * 5 // 2)


@check(
    points=4,
    of="Viewer.frame",
    hint="Of the chunks under the frame, sorted, ask a ChunkCache for each one: it calls your load for those that it "
    "does not hold, and load reads that chunk alone. Make the cache in __init__, one for all levels and frames.",
    seconds=120,
)
def reads_what_is_not_in_memory(student: Student) -> None:
    """On a tour of 35 TB, a Viewer reads the chunks that are under a frame and not in its cache."""
    parts = tour(attempt.current().seed)
    session = session_of(parts)
    misses = session.misses()
    needed: dict[str, list[int]] = {}
    for number, place in (key for frame in misses for key in frame):
        needed.setdefault(levels_of(BIG)[number].path, []).append(place)
    group = BIG.open(Budget(needed, full=sum(map(len, misses)) * 11 // 10))
    viewer = session.viewer(student, group)
    reads = []
    for view in session.views:
        before = group.n_reads
        show(viewer, BIG, view)
        reads.append(group.n_reads - before)
    attempt.current().note_table(log_of(parts, session, reads))
    attempt.current().link.last_call = _frames(session)
    group.expect_reads()


def _frames(session: Session) -> str:
    """Return what was called, where all frames count together."""
    return f"viewer.frame {len(session.views)} times, with cache_bytes={session.cache_bytes}"


def log_of(parts: Sequence[Part], session: Session, reads: Sequence[int]) -> Table:
    """Return what each frame of a tour read: in this order, the reads of each level stand in the report."""
    rows, misses, i = [], [len(missed) for missed in session.misses()], 0
    for part in parts:
        mine = slice(i, i + len(part.views))
        under = [len(keys) for keys in session.keys[mine]]
        chunks = f"{min(under)} … {max(under)}" if len(set(under)) > 1 else str(under[0])
        frames = " ".join(map(str, reads[mine]))
        level = level_of(BIG, part.views[0])
        rows.append((part.name, str(level), chunks, str(sum(misses[mine])), str(sum(reads[mine])), frames))
        i = mine.stop
    rows.append(("in all", "", "", str(sum(misses)), str(sum(reads)), ""))
    title = (
        f"Chunks read on the tour with {human_bytes(session.cache_bytes)} of cache; by an ideal LRU cache, and here."
    )
    return Table(title, ("", "level", "under a frame", "LRU", "read", "frame by frame"), tuple(rows))


# What is kept


@check(
    points=1,
    of="Viewer.stats",
    hint="Look each chunk of a frame up once: a miss if it has to be read, a hit if it is there. nbytes is the sum of "
    "chunk.nbytes over what is kept. A ChunkCache counts all three.",
    examples=10,
    seconds=60,
)
@given(sessions((*UPRIGHT, *TURNED)))
@example(zooming(SMALL, (4.0, 2.0, 2.0)))
@example(Session(SMALL, (View((40.0, 4.0, 6.0), (6, 9), 1.0),)))
def counts_hits_and_misses(student: Student, session: Session) -> None:
    """Viewer.stats counts the chunks of the frames that were in memory and those that were not, and their bytes."""
    session = Session(session.image, (*session.views, *session.views[:1]), 2**22)
    viewer = session.viewer(student, session.image.open())
    expect_stats(viewer, 0, 0, {0})
    hits, kept = 0, set[Key]()
    itemsize = np.dtype(session.image.dtype).itemsize
    whole = math.prod(session.image.storage.chunks) * itemsize
    for view, keys in zip(session.views, session.keys, strict=True):
        show(viewer, session.image, view)
        hits += len(kept & set(keys))
        kept |= set(keys)
        expect_stats(viewer, hits, len(kept), {sum(map(session.nbytes, kept)), len(kept) * whole})


def expect_stats(viewer: Remote, hits: int, misses: int, nbytes: set[int]) -> None:
    """Require the counts so far, where all chunks fit into the cache; those at the edge may count at full size."""
    got_hits, got_misses, got_nbytes = (read_stats(viewer, name) for name in ("hits", "misses", "nbytes"))
    found = f"It has {got_hits:,} hits and {got_misses:,} misses, expected {hits:,} and {misses:,}"
    look = "A chunk under a frame counts once for that frame: a miss if it has to be read, a hit if it is in memory."
    if got_misses == misses and got_hits > hits:
        look = "Look each chunk up once a frame, not once a pixel or a row."
    elif (got_hits, got_misses) == (misses, hits):
        look = "Hits and misses are exchanged."
    expect((got_hits, got_misses) == (hits, misses), f"{found}: all that was read is still in memory.", look)
    right = got_nbytes in nbytes
    want = " or ".join(f"{n:,}" for n in sorted(nbytes))
    look = "That is the number of chunks, not of bytes." if got_nbytes == misses else "It is the sum of chunk.nbytes."
    expect(right, f"nbytes is {got_nbytes:,}, expected {want}: {counted(misses, 'chunk')} in memory.", look)


def read_stats(viewer: Remote, name: str) -> int:
    """Return one of the figures, from a mapping or from an object with attributes; a whole number."""
    stats = fetch(viewer.stats)
    value: Any = None
    if isinstance(stats, dict):
        expect(name in stats, f"viewer.stats is {shown(stats)}, expected hits, misses and nbytes in it.")
        value = stats[name]
    elif isinstance(stats, tuple):
        value = _attribute(viewer, name)
    else:
        form = f"viewer.stats is {type_of(stats)}, expected a mapping or an object with hits, misses and nbytes."
        expect(isinstance(stats, Remote), form)
        expect(stats.type_name not in ("method", "function"), form, "Make it a property: @property above def stats.")
        try:
            value = stats[name]
        except Raised:
            value = _attribute(viewer, name)
    whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    expect(
        whole and int(value) >= 0, f"{name} in viewer.stats is {shown(value)}, expected a whole number of 0 or more."
    )
    return int(value)


def _attribute(viewer: Remote, name: str) -> Any:
    """Return an attribute of viewer.stats."""
    return Name(viewer._link, viewer.handle.id, ("stats", name), f"viewer.stats.{name}").fetch()


CACHE_BYTES = 4 * 2**20
"""Room for 8 chunks."""


def walk() -> Session:
    """Return frames along a level of `BIG`, each beside the one before: what is kept of them grows, if it is kept."""
    level = levels_of(BIG)[3]
    pixel_um = 1.5 * level.scale_um[2]
    places = [(level.shape[2] / 8 + 96 * step) * level.scale_um[2] for step in range(38)]
    frames = (View((4100.0, 8200.0, round(x, 3)), (48, 64), pixel_um) for x in places)
    return Session(BIG, tuple(settled(view, level) for view in frames), CACHE_BYTES)


@check(
    points=1,
    of="Viewer",
    hint="Before a chunk is added, drop those that were not used for longest until nbytes + chunk.nbytes <= "
    "cache_bytes. Keep copies: a view keeps the whole array alive that it is a part of.",
    seconds=120,
)
def keeps_no_more_than_it_may(student: Student) -> None:
    """A Viewer never keeps more than cache_bytes, by its stats and by the memory that it takes."""
    small = Session(SMALL, (View((6.0, 4.0, 6.0), (6, 9), 1.0),))
    viewer = small.viewer(student, SMALL.open())
    show(viewer, SMALL, small.views[0])
    read_stats(viewer, "nbytes")

    session = walk()
    largest = max(sum(map(session.nbytes, keys)) for keys in session.keys)
    most = CACHE_BYTES + 2 * largest + 2**20
    memory = MemoryBudget(most, most, f"{human_bytes(CACHE_BYTES)} of chunks, and what a frame takes", about_memory)
    group = BIG.open()
    with memory.measured():
        viewer = session.viewer(student, group)
        for view in session.views:
            show(viewer, BIG, view)
            nbytes = read_stats(viewer, "nbytes")
            expect(
                nbytes <= CACHE_BYTES,
                f"nbytes is {nbytes:,} after this frame: more than cache_bytes, which is {CACHE_BYTES:,}.",
                "Drop the chunks that were not used for longest before you add one.",
            )
    attempt.current().link.last_call = _frames(session)
    memory.expect()


def about_memory(peak: int) -> str:
    """Say what a peak tells."""
    frames = walk()
    every = sum(map(frames.nbytes, {key for keys in frames.keys for key in keys}))
    if peak > 0.8 * every:
        return f"All chunks that were read take {human_bytes(every)}: none is dropped, whatever viewer.stats says."
    return ""
