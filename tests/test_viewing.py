"""Views of pyramids: pixels, voxels, levels, chunks and caches as the checks of ex14 and ex16 compute them."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks import ex14_viewport, ex16_viewer
from grader.checks.ex14_viewport import BIG, STRIPED, ZOOM, Session, Window, part_in_view, sessions, windows, zoom
from grader.checks.ex16_viewer import TURNED, session_of, tour, walk
from grader.checks.lru import Lru
from grader.checks.viewing import (
    View,
    best_level,
    chunk_nbytes,
    chunks_under,
    clear_of_ties,
    fills_its_box,
    level_of,
    levels_of,
    lru_misses,
    most_chunks,
    pyramids_to_view,
    settled,
    views,
)
from grader.checks.zarr_arrays import ZarrPyramid
from grader.given import LevelInfo
from grader.marking.attempt import Attempt
from grader.marking.check import Check
from grader.marking.needed import needed
from grader.reports.model import Status
from grader.stores.log import ArrayGrid
from grader.volumes.zarr_dress import Storage
from tests.support_grade import REPOSITORY
from tests.support_sandbox import sandbox

pytestmark = pytest.mark.slow

steady = settings(derandomize=True, deadline=None, database=None, max_examples=40)


@st.composite
def views_anywhere(draw):
    image = draw(pyramids_to_view())
    return image, draw(views(image, TURNED))


# Pixels, voxels and chunks


@steady
@given(views_anywhere())
def test_pixels_voxels_and_chunks_one_by_one(case):
    image, view = case
    level = levels_of(image)[level_of(image, view)]
    (h, w), places = view.size_px, set()
    grid = ArrayGrid("", 0, level.shape, level.chunk_shape, 2)
    voxels = view.voxels(level)
    for i, j in itertools.product(range(h), range(w)):
        index = []
        for axis in range(3):
            um = view.center_um[axis]
            um += (i - (h - 1) / 2) * view.pixel_um * view.u[axis] + (j - (w - 1) / 2) * view.pixel_um * view.v[axis]
            index.append(math.floor((um - level.translation_um[axis]) / level.scale_um[axis] + 0.5))
        assert index == voxels[:, i, j].tolist()
        if all(0 <= n < size for n, size in zip(index, level.shape, strict=True)):
            places.add(grid.number(tuple(n // c for n, c in zip(index, level.chunk_shape, strict=True))))
    assert chunks_under(level, view) == sorted(places)


@steady
@given(pyramids_to_view())
def test_levels_are_those_of_the_metadata(image):
    for level, before in zip(levels_of(image)[1:], levels_of(image), strict=False):
        assert level.shape == tuple(
            -(-size // factor) for size, factor in zip(before.shape, image.factors, strict=True)
        )
        assert level.scale_um == pytest.approx(np.multiply(before.scale_um, image.factors))
    last = levels_of(image)[-1]
    assert all(size <= chunk for size, chunk in zip(last.shape[1:], last.chunk_shape[1:], strict=True))
    assert image.translations or not any(any(level.translation_um) for level in levels_of(image))


def test_the_coarsest_level_that_will_do():
    scales_um = [(2.0, 0.5, 0.5), (2.0, 1.0, 1.0), (4.0, 2.0, 2.0)]
    assert [best_level(scales_um, um) for um in (0.1, 0.5, 1.9, 2.0, 50.0)] == [0, 0, 1, 2, 2]
    assert best_level(scales_um, 2.0, (0, 1, 2)) == 1
    assert best_level([(1.0, 1.0, 1.0), (2.0, 1.0, 1.0)], 1.0) == 1
    assert best_level([(1.0, 0.1, 0.1), (1.0, 0.1 * 3, 0.1 * 3)], 0.3) == 1


@steady
@given(windows(within=False) | windows(within=True))
def test_parts_hold_the_voxels_in_view(window):
    level, view = window.level, window.view
    plane, y, x = part_in_view(level, view)
    voxels = view.voxels(level)
    assert plane == voxels[0, 0, 0]
    for axis, part in ((1, y), (2, x)):
        seen = [i for i in range(level.shape[axis]) if voxels[axis].min() <= i <= voxels[axis].max()]
        assert list(range(level.shape[axis])[part]) == seen
        assert 0 <= part.start <= part.stop <= level.shape[axis]
        assert seen or part.start == (0 if voxels[axis].max() < 0 else level.shape[axis])


@steady
@given(windows(within=True))
def test_parts_within_are_not_clipped(window):
    plane, y, x = part_in_view(window.level, window.view)
    voxels = window.view.voxels(window.level)
    assert 0 <= plane < window.level.shape[0]
    assert (y.start, y.stop - 1, x.start, x.stop - 1) == (
        voxels[1].min(),
        voxels[1].max(),
        voxels[2].min(),
        voxels[2].max(),
    )


def test_ties_are_left_alone_only_where_they_are_exact():
    exact = LevelInfo("1", (10, 10, 10), (4, 4, 4), 27, (2.0, 0.5, 0.5), (0.5, 0.25, 0.25))
    tie = View((1.5, 2.0, 2.0), (3, 3), 0.5)
    assert np.any(np.mod(tie.points(exact), 1) == 0.5)
    assert clear_of_ties(tie, exact)
    assert settled(tie, exact) == tie
    inexact = replace(exact, scale_um=(0.3, 0.1, 0.1))
    near = View((0.15 + 0.5, 2.0, 2.0), (3, 3), 0.5)
    assert not clear_of_ties(near, inexact)
    assert clear_of_ties(settled(near, inexact), inexact)


@steady
@given(views_anywhere())
def test_views_are_clear_of_ties(case):
    image, view = case
    assert clear_of_ties(view, levels_of(image)[level_of(image, view)])


# The cost of a view


@steady
@given(sessions())
def test_a_box_holds_no_more_chunks_than_its_pixels_need(session):
    for view in session.views:
        level = levels_of(session.image)[level_of(session.image, view)]
        plane, y, x = part_in_view(level, view)
        grid = ArrayGrid("", 0, level.shape, level.chunk_shape, 2)
        box = sorted(needed(grid, (plane, y, x))) if 0 <= plane < level.shape[0] else []
        assert box == chunks_under(level, view)
        assert fills_its_box(level, view)


def pinned(check):
    """Return the examples of a check's demands."""
    return [arg for demand in check.pinned() for arg in demand.args]


PINNED = pinned(ex14_viewport.reads_what_is_in_view)


@pytest.mark.parametrize("session", [one for one in PINNED if one.image != STRIPED])
def test_no_more_in_the_pinned_views_either(session):
    test_a_box_holds_no_more_chunks_than_its_pixels_need.hypothesis.inner_test(session)


def test_the_box_around_distant_pixels_costs_half_of_the_points():
    (session,) = [one for one in PINNED if one.image == STRIPED]
    (view,) = session.views
    level = levels_of(STRIPED)[0]
    plane, y, x = part_in_view(level, view)
    box = needed(ArrayGrid("", 0, level.shape, level.chunk_shape, 2), (plane, y, x))
    under = set(chunks_under(level, view))
    assert under < box
    assert len(under) < len(box) <= 2 * len(under)


@pytest.mark.parametrize(
    "check", [one for module in (ex14_viewport, ex16_viewer) for one in vars(module).values() if isinstance(one, Check)]
)
def test_pinned_views_are_clear_of_ties(check):
    for one in pinned(check):
        if isinstance(one, Window):
            assert clear_of_ties(one.view, one.level)
        for view in one.views if isinstance(one, Session | ex16_viewer.Session) else ():
            assert clear_of_ties(view, levels_of(one.image)[level_of(one.image, view)]), view


def test_a_box_with_chunks_between_its_pixels_is_told():
    level = LevelInfo("0", (1, 12, 12), (1, 2, 2), 36, (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    assert not fills_its_box(level, View((0.0, 5.0, 5.0), (2, 1), 5.0))
    assert not fills_its_box(level, View((0.0, 5.5, 5.0), (2, 1), 15.0))
    assert fills_its_box(level, View((0.0, 5.0, 5.0), (2, 1), 3.0))
    assert fills_its_box(level, View((3.0, 5.0, 5.0), (2, 1), 5.0))


@st.composite
def zooms(draw):
    """Return a hundred zoom steps into a pyramid: square pixels, levels that at most halve it, one chunk at the end."""
    chunks = (draw(st.integers(1, 8)), draw(st.integers(1, 16)), draw(st.integers(1, 16)))
    shape = (draw(st.integers(1, 40)), draw(st.integers(1, 3000)), draw(st.integers(1, 3000)))
    halvings = [math.ceil(math.log2(size / chunk)) for size, chunk in zip(shape[1:], chunks[1:], strict=True)]
    voxel = draw(st.sampled_from([0.5, 0.13, 1.0, 7.0]))
    image = ZarrPyramid(
        shape,
        Storage(chunks),
        voxel_um=(draw(st.sampled_from([0.5, 2.0, 5.0])), voxel, voxel),
        factors=(draw(st.integers(1, 3)), 2, 2),
        n_levels=1 + max(0, *halvings),
        translations=draw(st.booleans()),
    )
    size_px = draw(st.tuples(st.integers(1, 40), st.integers(1, 40)))
    target = [draw(st.floats(0, 1)) * n * um for n, um in zip(image.shape, image.voxel_um, strict=True)]
    return zoom(image, target, size_px, 100)


@settings(steady, max_examples=30)
@given(zooms())
def test_every_zoom_costs_a_few_chunks_at_most(session):
    for view in session.views:
        level = levels_of(session.image)[level_of(session.image, view)]
        assert len(chunks_under(level, view)) <= most_chunks(view.size_px, level.chunk_shape)


def test_the_bound_is_met_somewhere():
    """It would not be worth much otherwise."""
    image = ZarrPyramid((1, 64, 64), Storage((1, 3, 3)), factors=(1, 2, 2), n_levels=6)
    found = set()
    for eighths, pixel_um in itertools.product(range(240, 272), (1.0, 1.5, 1.99)):
        view = View((0.0, eighths / 8, eighths / 8), (3, 3), pixel_um)
        level = levels_of(image)[level_of(image, view)]
        found.add(len(chunks_under(level, view)))
    assert max(found) == most_chunks((3, 3), (1, 3, 3)) == 9


def test_the_zoom_goes_from_the_whole_specimen_to_single_voxels():
    levels = levels_of(BIG)
    at = [level_of(BIG, view) for view in ZOOM.views]
    assert len(at) == 100
    assert at == sorted(at, reverse=True)
    assert set(at) == set(range(len(levels)))
    h, w = ZOOM.views[0].size_px
    whole = [n * um for n, um in zip(BIG.shape, BIG.voxel_um, strict=True)]
    assert h * ZOOM.views[0].pixel_um >= 0.9999 * whole[1]
    assert w * ZOOM.views[0].pixel_um >= 0.9999 * whole[2]
    assert ZOOM.views[-1].pixel_um < levels[0].scale_um[1]
    for view, number in zip(ZOOM.views, at, strict=True):
        assert 1 <= len(chunks_under(levels[number], view)) <= most_chunks((h, w), (64, 64, 64)) == 9


# Caches


def reuse_misses(frames, nbytes, capacity):
    """Tell a miss from what was used since the chunk's last use: no cache is kept."""
    trace = [key for frame in frames for key in frame]
    missed = []
    for now, key in enumerate(trace):
        before = [i for i in range(now) if trace[i] == key]
        since = set(trace[before[-1] : now]) if before else set()
        kept = sum(nbytes(one) for one in since if nbytes(one) <= capacity)
        missed.append(not before or nbytes(key) > capacity or kept > capacity)
    ends = list(itertools.accumulate((len(frame) for frame in frames), initial=0))
    pairs = list(zip(trace, missed, strict=True))
    return [tuple(key for key, miss in pairs[a:b] if miss) for a, b in itertools.pairwise(ends)]


@settings(steady, max_examples=200)
@given(
    st.lists(st.lists(st.integers(0, 7), max_size=6), max_size=12),
    st.lists(st.integers(1, 9), min_size=8, max_size=8),
    st.integers(0, 30),
)
def test_the_ideal_cache_misses_what_it_must(frames, sizes, capacity):
    assert lru_misses(frames, sizes.__getitem__, capacity) == reuse_misses(frames, sizes.__getitem__, capacity)


def test_a_chunk_at_the_edge_has_the_bytes_of_its_voxels():
    level = LevelInfo("0", (5, 8, 9), (4, 4, 4), 12, (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    assert [chunk_nbytes(level, place, 2) for place in range(12)] == [128, 128, 32] * 2 + [32, 32, 8] * 2
    assert sum(chunk_nbytes(level, place, 2) for place in range(12)) == 5 * 8 * 9 * 2


class FirstInFirstOut(Lru):
    def find(self, key):
        found = key in self.sizes
        self.misses += not found
        return found


class AllDropped(Lru):
    def keep(self, key, nbytes):
        if self.nbytes + nbytes > self.capacity_bytes:
            self.sizes.clear()
        super().keep(key, nbytes)


class NewestDropped(Lru):
    def keep(self, key, nbytes):
        while self.sizes and self.nbytes + nbytes > self.capacity_bytes:
            self.sizes.popitem()
        super().keep(key, nbytes)


def test_the_tour_tells_caches_apart():
    parts = tour(ex16_viewer.BIG)
    session = session_of(ex16_viewer.BIG)
    under = [len(frame) for frame in session.keys]
    frame_bytes = [sum(map(session.nbytes, frame)) for frame in session.keys]
    optimum = sum(map(len, session.misses()))
    assert session.cache_bytes > 2 * max(frame_bytes)
    assert sum(under) > 2.2 * optimum  # every frame read anew earns nothing
    assert 150 < optimum < 400
    for model in (FirstInFirstOut, AllDropped, NewestDropped):
        wrong = model(session.cache_bytes)
        found = [wrong.get(key, session.nbytes(key)) for frame in session.keys for key in frame]
        assert found.count(False) > 1.1 * optimum
    by_level = [list(frames) for _, frames in itertools.groupby(session.keys, lambda frame: frame[0][0])]
    emptied = sum(len(keys) for some in by_level for keys in lru_misses(some, session.nbytes, session.cache_bytes))
    assert emptied > 1.1 * optimum
    for less in (session.cache_bytes // 2, session.cache_bytes * 3 // 4):
        assert sum(map(len, lru_misses(session.keys, session.nbytes, less))) > 1.1 * optimum
    whole_chunks = lru_misses(session.keys, lambda key: 64**3 * 2, session.cache_bytes)
    assert sum(map(len, whole_chunks)) <= 1.1 * optimum  # whoever counts chunks at full size is not worse off
    backwards = [frame[::-1] for frame in session.keys]
    assert sum(map(len, lru_misses(backwards, session.nbytes, session.cache_bytes))) <= 1.1 * optimum
    assert [part.name for part in parts][:: len(parts) - 1] == ["overview", "overview"]
    top = level_of(ex16_viewer.BIG, parts[0].views[0])
    assert under[0] == under[-1] == levels_of(ex16_viewer.BIG)[top].n_chunks
    for view in session.views:
        number = level_of(ex16_viewer.BIG, view)
        assert clear_of_ties(view, levels_of(ex16_viewer.BIG)[number])
        if number <= 5:
            assert (view.voxels(levels_of(ex16_viewer.BIG)[number]) >= 0).all()
        assert np.linalg.norm(view.u) == pytest.approx(1, abs=1e-9)
        assert np.linalg.norm(view.v) == pytest.approx(1, abs=1e-9)


def test_the_walk_reads_far_more_than_may_be_kept():
    session = walk()
    every = sum(map(session.nbytes, {key for frame in session.keys for key in frame}))
    largest = max(sum(map(session.nbytes, frame)) for frame in session.keys)
    assert every > 2 * (session.cache_bytes + 2 * largest + 2**20 + 16 * 2**20)
    assert all(session.keys)


# Answers


def marked(one, exercise, more=""):
    file = REPOSITORY / "solutions" / f"{exercise}.py"
    source = f"{file.read_text(encoding='utf-8')}\n\n{more}".encode()
    return Attempt(one, lambda deadline: sandbox().worker(exercise, str(file), deadline), source, 7).run()


OBVIOUS = """
def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[choose_level([level.scale_um for level in levels], pixel_um)]
    plane, y, x = viewport_selection(level, center_um, size_px, pixel_um)
    array = group[level.path]
    image = np.zeros(size_px, array.dtype.newbyteorder("="))
    if not 0 <= plane < level.shape[0] or y.start == y.stop or x.start == x.stop:
        return image
    part = array[plane, y, x]
    for i in range(size_px[0]):
        row = center_um[1] + (i - (size_px[0] - 1) / 2) * pixel_um - level.translation_um[1]
        k = int(np.floor(row / level.scale_um[1] + 0.5))
        for j in range(size_px[1]):
            column = center_um[2] + (j - (size_px[1] - 1) / 2) * pixel_um - level.translation_um[2]
            l = int(np.floor(column / level.scale_um[2] + 0.5))
            if y.start <= k < y.stop and x.start <= l < x.stop:
                image[i, j] = part[k - y.start, l - x.start]
    return image
"""


def test_the_obvious_answer_loses_a_point_for_the_box():
    result = marked(ex14_viewport.reads_what_is_in_view, "ex14_viewport", OBVIOUS)
    assert (result.status, result.score, result.gold) == (Status.HALF, 1, False), result.message
    assert result.demand == "Chunks between distant pixels are not read."


def test_the_report_tells_each_frame_of_the_tour():
    result = marked(ex16_viewer.reads_what_is_not_in_memory, "ex16_viewer")
    assert (result.status, result.gold) == (Status.PASSED, True)
    reads = {access.level: list(access.read) for access in result.accesses}
    session = session_of(ex16_viewer.BIG)
    (table,) = result.tables
    counts = [int(n) for row in table.rows for n in row[-1].split()]
    for view, n, missed in zip(session.views, counts, session.misses(), strict=True):
        number = level_of(ex16_viewer.BIG, view)
        mine, reads[number] = reads[number][:n], reads[number][n:]
        assert [(number, place) for place in mine] == list(missed)
    assert not any(reads.values())


COUNTS = "hits=self._cache.hits, misses=self._cache.misses, nbytes=self._cache.nbytes"
STATS = {
    "a dict": f"dict({COUNTS})",
    "NumPy ints": f"{{name: np.int64(n) for name, n in dict({COUNTS}).items()}}",
    "more than was asked for": f"dict({COUNTS}, evictions=3)",
    "a namespace": f"types.SimpleNamespace({COUNTS})",
    "a named tuple": f"collections.namedtuple('Stats', 'hits misses nbytes')({COUNTS})",
    "a mapping": f"types.MappingProxyType(dict({COUNTS}))",
    "a user's dict": f"collections.UserDict({COUNTS})",
    "the cache": "self._cache",
}


@pytest.mark.parametrize("stats", STATS.values(), ids=STATS.keys())
def test_stats_may_be_a_mapping_or_an_object(stats):
    more = f"""
import collections, types
_Reference = Viewer
class Viewer(_Reference):
    @property
    def stats(self):
        return {stats}
"""
    result = marked(ex16_viewer.counts_hits_and_misses, "ex16_viewer", more)
    assert result.status is Status.PASSED, result.message


@pytest.mark.parametrize(
    ("stats", "says"),
    [
        ("7", "viewer.stats is an int, expected a mapping or an object"),
        ("(1, 2, 3)", "tuple has no attribute hits"),
        ("[]", "viewer.stats is a list, expected a mapping or an object"),
        ("np.zeros(3)", "viewer.stats is an array of shape (3,)"),
        ("dict(hits=0, misses=0, nbytes=-1)", "nbytes in viewer.stats is -1, expected a whole number of 0 or more"),
        ("dict(hits=0, misses=0, nbytes=True)", "expected a whole number"),
        ("dict(hits=0, misses=0, nbytes=[10**30])", "expected a whole number"),
        ("type('S', (), {'hits': property(lambda self: 1 / 0)})()", "ZeroDivisionError"),
        ("type('S', (), {'__getitem__': lambda self, name: self})()", "hits in viewer.stats is"),
    ],
)
def test_other_stats_are_refused(stats, says):
    more = f"_Reference = Viewer\nclass Viewer(_Reference):\n    stats = property(lambda self: {stats})\n"
    result = marked(ex16_viewer.counts_hits_and_misses, "ex16_viewer", more)
    assert result.status in (Status.FAILED, Status.ERROR)
    assert says in result.message
