"""The arithmetic behind every optimum agrees with what zarr itself fetches."""

import pytest
import zarr
from hypothesis import given, settings
from hypothesis import strategies as st

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
