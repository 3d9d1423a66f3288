"""The arithmetic behind every optimum agrees with what zarr itself fetches."""

import numpy as np
import pytest
import zarr
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks.ex04_slicing_at_an_angle import BIG, PLANES, STEEP, Plane, turned
from grader.checks.selections import selections
from grader.checks.zarr_arrays import storages
from grader.given import Selection
from grader.marking.needed import needed, touched
from grader.stores.counted import CountedObjects
from grader.stores.log import AccessLog
from grader.stores.zarr_store import ObjectStore
from grader.volumes import zarr_dress
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single
from grader.volumes.zarr_dress import DressedZarr, Storage


@st.composite
def arrays(draw: st.DrawFn) -> tuple[tuple[int, ...], Storage, Selection]:
    """Return the shape and storage of a small array of one to three axes, and a selection of it."""
    n_axes = draw(st.integers(1, 3))
    shape = draw(st.tuples(*[st.integers(1, 14)] * n_axes))
    return shape, draw(storages(n_axes)), draw(selections(shape))


def dress(shape: tuple[int, ...], storage: Storage) -> DressedZarr:
    return zarr_dress.virtual(single(Phantom(seed=1), shape), storage)


def fetched(dressed: DressedZarr, selection: Selection) -> list[int]:
    """Return the chunks that zarr fetches for a selection, in order, repeats included."""
    log = AccessLog()
    store = ObjectStore(CountedObjects(dressed.objects, log, dressed.layout))
    zarr.open_array(store, mode="r")[selection]
    return [chunk for array in log.arrays.values() for chunk in array.chunks_read()]


@settings(max_examples=500, derandomize=True, deadline=None, database=None)
@given(arrays())
def test_zarr_fetches_exactly_the_needed_chunks(case: tuple[tuple[int, ...], Storage, Selection]) -> None:
    shape, storage, selection = case
    dressed = dress(shape, storage)
    read = fetched(dressed, selection)
    assert len(read) == len(set(read))
    assert set(read) == needed(dressed.layout.arrays[""].grid, selection)


def test_a_large_step_jumps_over_chunks() -> None:
    assert touched((40,), (4,), (slice(0, 40, 20),)) == [(0,), (5,)]
    assert sorted(fetched(dress((40,), Storage((4,))), (slice(0, 40, 20),))) == [0, 5]


def test_an_empty_selection_needs_nothing() -> None:
    assert touched((10, 10), (4, 4), (slice(5, 5), slice(None))) == []
    assert fetched(dress((10, 10), Storage((4, 4))), (slice(5, 5), slice(None))) == []


def test_an_int_out_of_range_raises_as_in_zarr() -> None:
    with pytest.raises(IndexError):
        touched((10,), (4,), (10,))
    with pytest.raises(IndexError):
        fetched(dress((10,), Storage((4,))), (10,))


# Chunks under planes: what ex04 takes for granted


@settings(max_examples=500, derandomize=True, deadline=None, database=None)
@given(PLANES)
def test_points_of_random_planes_keep_away_from_ties_or_are_exact(plane: Plane) -> None:
    assert is_clear_of_ties(plane)


def is_clear_of_ties(plane: Plane) -> bool:
    """Say whether each rounding is certain: 1e-6 from a tie, or all numbers exact in binary."""
    points = plane.points
    from_tie = np.abs(points - np.floor(points) - 0.5).min()
    numbers = [*plane.origin, *plane.u, *plane.v]
    return bool(from_tie >= 1e-6 or all(number * 4 == int(number * 4) for number in numbers))


@pytest.mark.parametrize("degrees", [0, 15, 30, 45, 60, 75, 90])
def test_the_figures_of_the_lesson(degrees: int) -> None:
    plane = turned(degrees)
    assert is_clear_of_ties(plane)

    def share(*chunks: int) -> float:
        return len(plane.chunks((256, 256, 256), chunks)) / np.prod([256 // chunk for chunk in chunks])

    tiff = {0: 1 / 256, 30: 0.58, 45: 1.0, 60: 1.0, 75: 1.0, 90: 1.0}.get(degrees)
    assert tiff is None or share(1, 256, 256) == pytest.approx(tiff, abs=0.006)
    assert 0.25 <= share(64, 64, 64) <= 0.38
    assert 0.06 <= share(16, 16, 16) <= 0.12
    sparse = turned(degrees, rows=16)
    for chunks in ((1, 256, 256), (64, 64, 64), (16, 16, 16)):
        assert sparse.chunks(BIG.shape, chunks) == plane.chunks(BIG.shape, chunks)


def test_the_box_around_the_steep_plane_is_more_than_twice_its_chunks() -> None:
    touched_chunks = STEEP.chunks(BIG.shape, BIG.storage.chunks)
    box = np.ptp(list(touched_chunks), axis=0) + 1
    assert len(touched_chunks) == 24
    assert np.prod(box) == 64
