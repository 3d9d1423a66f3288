"""A viewer."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.mistakes import returned
from grader.checks.selections import pick
from grader.checks.viewing import (
    BIG_ENDIAN,
    DOWN,
    FLOATS,
    RAGGED,
    RIGHT,
    SIGNED,
    UNEVEN,
    UNMOVED,
    WIDE,
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
from grader.marking.check import check, demand
from grader.marking.expect import expect
from grader.marking.lent import lend, told
from grader.marking.memory import MemoryBudget
from grader.marking.opened import Opened
from grader.marking.student import Name, Remote, Student, fetch
from grader.marking.words import shown, type_of
from grader.reports.model import Table
from grader.reports.words import counted, human_bytes
from grader.sandbox.verdicts import OverMemory, Raised
from grader.volumes.zarr_dress import Storage

BONUS = True

Key = tuple[int, int]
"""A chunk: its level, and its place in the level's grid."""

BIG = ZarrPyramid(PETASCALE, Storage((64, 64, 64)), voxel_um=(0.5, 0.5, 0.5), virtual=True)
"""35 TB, 8 mm deep and 16 mm wide, and ten levels of it."""

LITTLE = replace(BIG, shape=tuple(n // 8 for n in BIG.shape), storage=Storage((8, 8, 8)))
"""As many levels and chunks, an eighth as long in voxels: small enough for fingerprints of mistakes."""

SMALL = ZarrPyramid(
    (8, 32, 32), Storage((4, 4, 4)), voxel_um=(2.0, 0.5, 0.5), factors=(1, 2, 2), n_levels=3, virtual=True
)


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
    expect_shown(frame, image, view)


@cache
@st.composite
def sessions(draw: st.DrawFn, directions: tuple[tuple[Triple, Triple], ...]) -> Session:
    """Return a small pyramid and a few frames of it."""
    image = draw(pyramids_to_view())
    frames = draw(st.lists(views(image, directions), min_size=1, max_size=4))
    return Session(image, tuple(frames), draw(pick(2**20, 2**20, 1000, 0)))


STAIRCASE = Session(RAGGED, (View((9.3, 5.13, 7.27), (6, 19), 0.9, DOWN, (0.8, 0.0, 0.6)),))
"""14 chunks, of a box of 30."""


def zooming(image: ZarrPyramid, center_um: Triple, u: Triple = DOWN, v: Triple = RIGHT) -> Session:
    """Return frames of one place, a level each, from fine to coarse and back: their chunks have the same indices."""
    levels = levels_of(image)
    pixels = [1.25 * level.scale_um[1] for level in (*levels, *levels[::-1])]
    return Session(
        image,
        tuple(
            settled(View(center_um, (4, 5), pixel_um, u, v), levels[number])
            for pixel_um, number in zip(pixels, (*range(len(levels)), *range(len(levels))[::-1]), strict=True)
        ),
    )


@check(
    points=2,
    of="Viewer.frame",
    hints=(
        "Which level suits the pixels? Of that level each pixel shows one voxel: in which chunk does it lie, and "
        "where in that chunk?",
        "index = floor((um - translation) / scale + 0.5), on the level that choose_level chooses; index // "
        "chunk_shape is the chunk, index % chunk_shape the place in it.",
        "chunk, place = np.divmod(index, level.chunk_shape). The same chunk index occurs on every level, so keep "
        "chunks by both: (level, (z, y, x)).",
    ),
    examples=3,
    seconds=60,
)
@given(sessions(UPRIGHT))
@demand("Each pixel shows the nearest voxel, on the level that suits its size.", zooming(SMALL, (4.0, 7.1, 8.2)))
@demand("Chunks at the far edges are smaller.", Session(RAGGED, (View((18.0, 9.5, 13.0), (7, 9), 0.5),)))
@demand("Halves are rounded up along each axis.", Session(SMALL, (View((5.0, 4.0, 6.25), (6, 9), 0.5),)))
@demand("Pixels above and left of the image are 0.", Session(RAGGED, (View((6.0, -0.5, 0.5), (6, 9), 1.0),)))
@demand("Pixels below and right of it are 0.", Session(RAGGED, (View((6.0, 11.0, 14.5), (6, 9), 1.0),)))
@demand(
    "In front of the first plane and behind the last, all pixels are 0.",
    Session(RAGGED, (View((-3.0, 4.0, 6.0), (6, 9), 0.5), View((40.0, 4.0, 6.0), (6, 9), 0.5))),
)
@demand("The level suits the voxels' y.", Session(UNEVEN, (View((1.03, 7.03, 8.04), (6, 9), 1.25),)))
@demand("The level suits the voxels' x.", Session(WIDE, (View((1.03, 7.03, 8.04), (6, 9), 1.25),)))
@demand("Without a translation, the first voxel of a level lies at 0.", zooming(UNMOVED, (4.1, 3.1, 4.1)))
@demand(
    "Big-endian chunks are shown in native byte order.", Session(BIG_ENDIAN, (View((6.0, 4.13, 6.17), (6, 9), 0.7),))
)
@demand("A frame has the data type of the level.", Session(SIGNED, (View((6.0, 4.13, 6.17), (6, 9), 0.7),)))
@demand("Floats stay floats.", Session(FLOATS, (View((6.0, 4.13, 6.17), (6, 9), 0.7),)))
@demand(
    "A frame has any size, one pixel too.",
    Session(RAGGED, (View((6.0, 4.13, 6.17), (1, 1), 0.7), View((6.0, 4.13, 6.17), (11, 2), 0.7))),
)
@demand("Without a cache all works as well.", Session(SMALL, (View((6.0, 4.0, 6.0), (6, 9), 1.0),) * 2, cache_bytes=0))
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
    hints=(
        "Where does each pixel lie in space, in micrometres? Voxels come last.",
        "An array of (h, w, 3) can hold center + (i - (h - 1) / 2) * pixel_um * u + (j - (w - 1) / 2) * pixel_um * "
        "v. From it subtract translation_um and divide by scale_um. Where the level has no such voxel, the pixel is "
        "0.",
        "np.asarray(center_um) + along_u[:, None, None] * np.asarray(u) + along_v[:, None] * np.asarray(v), with "
        "along_u = (np.arange(h) - (h - 1) / 2) * pixel_um and along_v likewise of w.",
    ),
    examples=3,
    seconds=60,
)
@given(sessions(TURNED))
@demand(
    "Columns follow each other along v.",
    Session(SMALL, (View((7.003, 5.0, 5.0), (6, 9), 1.0, (0.0, 1.0, 0.0), (0.6, 0.0, 0.8)),)),
)
@demand(
    "Rows follow each other along u; the level is that of y and x, whatever the angle.",
    Session(SMALL, (View((7.0, 5.0, 5.0), (6, 9), 0.5, (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),)),
)
@demand(
    "u and v may be any two directions, on each level.",
    zooming(SMALL, (7.003, 7.1, 8.2), (0.6, 0.8, 0.0), (-0.48, 0.36, 0.8)),
)
@demand(
    "u and v may lead back.",
    Session(RAGGED, (View((8.3, 5.1, 6.1), (6, 9), 1.0, (0.0, -1.0, 0.0), (-0.28, 0.0, 0.96)),)),
)
@demand(
    "Where a view leaves the image, pixels are 0: in front of it, behind it and beside it.",
    Session(
        RAGGED,
        (
            View((0.3, 1.1, 2.1), (9, 12), 1.0, (0.6, 0.8, 0.0), (-0.48, 0.36, 0.8)),
            View((18.3, 10.1, 13.1), (9, 12), 1.0, (0.6, 0.8, 0.0), (-0.48, 0.36, 0.8)),
        ),
    ),
)
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


FINEST = 2
"""The level on which the tour turns, pans and compares."""


@cache
def tour(image: ZarrPyramid) -> tuple[Part, ...]:
    """Return a tour of an image, on which each way to keep too little or the wrong chunks costs more than a tenth.

    From an overview it zooms in to some place, turns by 30 degrees, pans with a glance at the surroundings after each
    step, goes to and fro between two places, and back, still turned. Whoever drops what was used lately, or all at a
    time, reads the surroundings anew for each glance; whoever has no room for two frames, the two places.
    """
    levels = levels_of(image)
    top = len(levels) - 2
    size_px = (96 * image.storage.chunks[1] // 64, 160 * image.storage.chunks[2] // 64)
    whole_um = [n * um for n, um in zip(image.shape, image.voxel_um, strict=True)]
    z, y, x = (round(part * um, 3) for part, um in zip((0.4567, 0.5432, 0.3987), whole_um, strict=True))

    def frame(center_um: Triple, pixel_um: float, degrees: int = 0) -> View:
        view = View(center_um, size_px, pixel_um, DOWN, _direction(degrees))
        return settled(view, levels[level_of(image, view)])

    near = 1.3 * levels[FINEST].scale_um[1]
    overview = Part(
        "overview", (frame((whole_um[0] / 2, whole_um[1] / 2, whole_um[2] / 2), 1.4 * levels[top].scale_um[1]),)
    )

    def at(number: int, degrees: int) -> View:
        return frame((z, y, x), 1.3 * levels[number].scale_um[1], degrees)

    glance, along = at(FINEST + 1, 30), _direction(30)
    steps = [0.1 * size_px[1] * near * step for step in range(1, 9)]
    panned = [frame((z + along[0] * um, y, x + along[2] * um), near, 30) for um in steps]
    two = at(FINEST, 30), frame((z, y + 2 * size_px[0] * near, x), near, 30)
    return (
        overview,
        Part("zoom in", tuple(at(number, 0) for number in range(top - 1, FINEST - 1, -1))),
        Part("turn", tuple(at(FINEST, degrees) for degrees in range(3, 31, 3))),
        Part("pan, and glance around", tuple(itertools.chain(*((view, glance) for view in panned)))),
        Part("to and fro", two * 4),
        Part("back", tuple(at(number, 30) for number in range(FINEST + 1, top))),
        overview,
    )


def _direction(degrees: int) -> Triple:
    """Return the direction of a frame's columns that is turned about y."""
    return round(math.sin(math.radians(degrees)), 10), 0.0, round(math.cos(math.radians(degrees)), 10)


@cache
def session_of(image: ZarrPyramid) -> Session:
    """Return all frames of its tour, with room for two of the largest and half of another."""
    frames = Session(image, tuple(view for part in tour(image) for view in part.views))
    largest = max(sum(map(frames.nbytes, keys)) for keys in frames.keys)
    return replace(frames, cache_bytes=largest * 5 // 2)


@check(
    points=4,
    of="Viewer.frame",
    hints=(
        "Which chunks lie under the frame, and which of them are in memory since an earlier one? Only the others "
        "are read.",
        "Make one ChunkCache in __init__, of cache_bytes, for all levels and frames. Ask it for each chunk under "
        "the frame once, in sorted order; it calls your load for what it does not hold.",
        "load((level, index)) reads that chunk alone: array[tuple(slice(i * c, (i + 1) * c) for i, c in zip(index, "
        "array.chunks))].",
    ),
    seconds=120,
)
@demand("A frame reads the chunks under its pixels that are not in memory, each once.", BIG)
@demand("No more than cache_bytes of chunks are in memory, of all levels together.", BIG)
@demand("They are those that were used last: dropping them one by one, at most a tenth more is read.", BIG)
@demand("", LITTLE)
def reads_what_is_not_in_memory(student: Student, image: ZarrPyramid) -> None:
    """On a tour of 35 TB, a Viewer reads the chunks that are under a frame and not in its cache of cache_bytes."""
    session = session_of(image)
    misses = session.misses()
    optimum = sum(map(len, misses))
    if image == LITTLE:
        little = image.open(Budget(fuse_chunks=8 * optimum))
        viewer = session.viewer(student, little)
        for view in session.views:
            show(viewer, image, view)
        attempt.current().note_gold(little.n_reads == optimum)
        return
    needed: dict[str, list[int]] = {}
    for number, place in (key for frame in misses for key in frame):
        needed.setdefault(levels_of(image)[number].path, []).append(place)
    group = image.open(Budget(needed, full=optimum * 11 // 10))
    memory, reads = room(session), []
    with memory.measured():
        held = Held(session)
        viewer = session.viewer(student, group)
        for view in session.views:
            before = group.n_reads
            show(viewer, image, view)
            reads.append(group.n_reads - before)
            held.expect(len(reads))
    attempt.current().note_table(log_of(session, reads))
    attempt.current().link.last_call = _frames(session)
    group.expect_reads()
    memory.expect()


def _frames(session: Session) -> str:
    """Return what was called, where all frames count together."""
    return f"viewer.frame {len(session.views)} times, with cache_bytes={session.cache_bytes}"


def log_of(session: Session, reads: Sequence[int]) -> Table:
    """Return what each frame of a tour read: in this order, the reads of each level stand in the report."""
    rows, misses, i = [], [len(missed) for missed in session.misses()], 0
    for part in tour(BIG):
        mine = slice(i, i + len(part.views))
        under = [len(keys) for keys in session.keys[mine]]
        chunks = f"{min(under)} … {max(under)}" if len(set(under)) > 1 else str(under[0])
        frames = " ".join(map(str, reads[mine]))
        level = ", ".join(str(number) for number in sorted({level_of(BIG, view) for view in part.views}))
        rows.append((part.name, level, chunks, str(sum(misses[mine])), str(sum(reads[mine])), frames))
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
    hints=(
        "How often is a chunk looked up while one frame is made? It counts once a frame, however many pixels show it.",
        "Group the pixels by their chunk first. Then each chunk is a miss if it has to be read, and a hit if it is "
        "there; nbytes is the sum of chunk.nbytes of what is kept.",
        'A ChunkCache counts all of it: {"hits": cache.hits, "misses": cache.misses, "nbytes": cache.nbytes}.',
    ),
    examples=3,
    seconds=60,
)
@given(sessions((*UPRIGHT, *TURNED)))
@demand("Each chunk under a frame counts once for it, as a hit or as a miss.", zooming(SMALL, (4.0, 7.1, 8.2)))
@demand("nbytes counts bytes, of chunks at the edges too.", Session(RAGGED, (View((18.0, 9.5, 13.0), (7, 9), 0.5),)))
@demand("A voxel of a float32 takes four bytes.", Session(FLOATS, (View((6.0, 4.13, 6.17), (6, 9), 0.7),)))
@demand("Where nothing is in view, nothing is counted.", Session(SMALL, (View((40.0, 4.0, 6.0), (6, 9), 1.0),)))
@demand(
    "Chunks that lie between distant pixels do not count.",
    Session(replace(RAGGED, n_levels=1), (View((6.0, 5.6, 7.6), (2, 2), 8.0),)),
)
@demand("Of a view at an angle, only the chunks count that it runs through.", STAIRCASE)
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
    expect((got_hits, got_misses) == (hits, misses), f"{found}: the cache has room for all.", look)
    want = " or ".join(f"{n:,}" for n in sorted(nbytes))
    room = f"{counted(misses, 'chunk')} read so far, and the cache has room for all."
    expect(got_nbytes in nbytes, f"nbytes is {got_nbytes:,}, expected {want}: {room}")


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

NOTHING_ELSE = 2**18
"""Bytes that a viewer may keep besides its chunks and what it knows of them: half of a chunk of `BIG`."""

MEMORY = """
import gc
import tracemalloc


class Memory:
    def begin(self):
        gc.collect()
        self._before, _ = tracemalloc.get_traced_memory()
        return 0

    def above(self, enough):
        held = tracemalloc.get_traced_memory()[0] - self._before
        if held > enough:  # what only waits to be collected does not count
            gc.collect()
            held = tracemalloc.get_traced_memory()[0] - self._before
        return held if held > enough else 0


memory = Memory()
"""


class Held:
    """What a viewer holds between its frames, while a `MemoryBudget` measures.

    Parameters
    ----------
    session : Session
        Its frames. They begin when this is made.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._memory = lend("memory", MEMORY)
        self._call("begin")

    def expect(self, n_frames: int) -> None:
        """Require that no more than cache_bytes is held after a frame.

        Raises
        ------
        OverMemory
            If more is.
        """
        enough = self._session.cache_bytes * 33 // 32 + NOTHING_ELSE
        held = self._call("above", enough)
        if not held:
            return
        raise OverMemory(
            f"{attempt.current().called()}\nThe frames are right, but after {counted(n_frames, 'frame')} the viewer "
            f"keeps {human_bytes(held)} in memory; cache_bytes is {self._session.cache_bytes:,} "
            f"({human_bytes(self._session.cache_bytes)}).\n"
            "One cache of cache_bytes serves all levels; beside its chunks, nothing stays when frame has returned."
        )

    def _call(self, name: str, *args: int) -> int:
        """Have it measured; what comes back is the same for whoever holds little enough."""
        link = attempt.current().link
        call = link.last_call
        nbytes: int = told("the measurement", getattr(self._memory, name)(*args), int)
        link.last_call = call
        return nbytes


def room(session: Session) -> MemoryBudget:
    """Return what a viewer may take while it makes a frame: its cache, and what a frame takes."""
    largest = max(sum(map(session.nbytes, keys)) for keys in session.keys)
    most = session.cache_bytes + 2 * largest + 2**20
    h, w = session.views[0].size_px
    most += 200 * h * w
    return MemoryBudget(most, most, f"{human_bytes(session.cache_bytes)} of chunks, and what a frame takes")


@cache
def walk() -> Session:
    """Return frames along a level of `BIG`, each beside the one before: what is kept of them grows, if it is kept."""
    level = levels_of(BIG)[3]
    pixel_um = 1.5 * level.scale_um[2]
    places = [(level.shape[2] / 8 + 96 * step) * level.scale_um[2] for step in range(38)]
    frames = (View((4100.0, 8200.0, round(x, 3)), (48, 64), pixel_um) for x in places)
    return Session(BIG, tuple(settled(view, level) for view in frames), CACHE_BYTES)


def frames_of_chunks(*keys: tuple[int, int, int, int]) -> Session:
    """Return frames of `SMALL` that show the middle of one chunk each, with room for two chunks.

    Parameters
    ----------
    *keys
        The level of each chunk, and its index in the grid.
    """
    views = []
    for number, *index in keys:
        level = levels_of(SMALL)[number]
        z, y, x = (
            (i * chunk + 1.5) * um + first
            for i, chunk, um, first in zip(
                index, SMALL.storage.chunks, level.scale_um, level.translation_um, strict=True
            )
        )
        views.append(View((z - 0.5, y, x), (2, 2), level.scale_um[1]))
    return Session(SMALL, tuple(views), 2 * math.prod(SMALL.storage.chunks) * 2)


A, B, C, D, E = (0, 0, 1, 1), (0, 0, 1, 2), (0, 0, 2, 1), (0, 1, 1, 1), (0, 1, 1, 2)
"""Chunks of one level."""


@check(
    points=1,
    of="Viewer",
    hints=(
        "What is alive when frame has returned? All that hangs on self is, and a part of an array keeps the whole "
        "array alive.",
        "Drop the chunks that were not used for longest, before one is added, until nbytes + chunk.nbytes <= "
        "cache_bytes. Keep copies of whole chunks, and no points, pixels or frames.",
    ),
    seconds=120,
)
@demand("viewer.stats never shows more than cache_bytes.", frames_of_chunks(A, B, C))
@demand("What was used last is found in memory.", frames_of_chunks(A, B, A, C, A))
@demand("With room for two chunks, others are read anew.", frames_of_chunks(A, B, C, D, E, D, C, B, A))
@demand("The room is that of all levels together.", frames_of_chunks(A, (1, 0, 1, 1), (2, 0, 1, 1), (1, 0, 1, 1), A))
@demand("Nothing else than those chunks is kept in memory.", walk())
@demand("The chunks under a frame are read in the order of their index.", STAIRCASE)
@demand(
    "Without a cache, nothing is left in memory when frame has returned.",
    Session(BIG, tuple(View((4000.0, 8000.0, 8000.0 + um), (448, 448), 0.05) for um in (0.013, 1.013, 2.013)), 0),
)
def keeps_no_more_than_it_may(student: Student, session: Session) -> None:
    """A Viewer keeps the chunks that were used last, never more than cache_bytes of them, and nothing else."""
    memory, group = room(session), session.image.open()
    with memory.measured():
        held = Held(session)
        viewer = session.viewer(student, group)
        for n, view in enumerate(session.views, 1):
            before = group.n_whole
            show(viewer, session.image, view)
            held.expect(n)
            if session.image == SMALL:
                expect_used_last(session, n, was_read=group.n_whole > before)
            expect_bytes(viewer, session)
    if session == STAIRCASE:
        expect_in_order(group)
    attempt.current().link.last_call = _frames(session)
    memory.expect()


def expect_in_order(group: Opened) -> None:
    """Require that the chunks under one frame were read in the order of their index."""
    for log in group.log.arrays.values():
        index = [log.grid.index(place) for place in log.chunks_read()]
        for one, two in itertools.pairwise(index):
            look = "The order says which are dropped first: sort the chunks by (z, y, x) before you ask for them."
            expect(one <= two, f"It read chunk {one} before {two}.", look)


def expect_bytes(viewer: Remote, session: Session) -> None:
    """Require that no more bytes are shown than may be kept."""
    nbytes = read_stats(viewer, "nbytes")
    expect(
        nbytes <= session.cache_bytes,
        f"nbytes is {nbytes:,} after this frame: more than cache_bytes, which is {session.cache_bytes:,}.",
        "Drop the chunks that were not used for longest before you add one.",
    )


def expect_used_last(session: Session, n: int, *, was_read: bool) -> None:
    """Require that the one chunk under frame `n` was read if, and only if, it could not be in memory any more."""
    *before, key = (keys[0] for keys in session.keys[:n])
    since = set(before[len(before) - before[::-1].index(key) :]) if key in before else set()
    room = f"cache_bytes is {session.cache_bytes}: room for 2 chunks."
    used = f"Since its chunk was used last, {counted(len(since), 'other')} {'was' if len(since) == 1 else 'were'} used"
    if key in before and len(since) < 2:
        expect(not was_read, f"{used}; for this frame it was read again.", room, "Keep what was used last.")
    elif key in before:
        expect(was_read, f"{used}; yet it was still in memory.", room)
    else:
        expect(was_read, "The frame is right, but its chunk was not read.")
