"""HDF5, written and virtual: h5py reads the formula, and finds the layout that is claimed."""

import tracemalloc

import h5py
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.stores.file_layout import hdf5_layout
from grader.stores.files import OpenFile
from grader.volumes import hdf5
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single

steady = settings(derandomize=True, deadline=None, database=None, max_examples=40)


@st.composite
def cases(draw):
    n = draw(st.integers(1, 5))
    shape = tuple(draw(st.integers(1, 9 if n < 5 else 4)) for _ in range(n))
    chunks = tuple(draw(st.integers(1, size)) for size in shape)
    selection = tuple(draw(st.slices(size).filter(lambda s: (s.step or 1) > 0)) for size in shape)
    return shape, chunks, selection


@pytest.mark.parametrize("make", [hdf5.written, hdf5.virtual])
@steady
@given(
    case=cases(),
    dtype=st.sampled_from(["uint8", "uint16", "int16", "float32"]),
    path=st.sampled_from(["data", "a/b/c"]),
)
def test_h5py_reads_the_formula(make, case, dtype, path):
    shape, chunks, selection = case
    volume = single(Phantom(dtype, 3), shape, axes="tczyx"[-len(shape) :])
    dressed = make(volume, chunks, path=path)
    with h5py.File(OpenFile(dressed.file), "r", rdcc_nbytes=0) as h5:
        assert (h5[path].chunks, h5[path].compression) == (chunks, "gzip")
        np.testing.assert_array_equal(h5[path][...], volume.read())
        np.testing.assert_array_equal(h5[path][selection], volume.read(selection))
        found = hdf5_layout(h5)
    size = dressed.file.size()
    assert list(dressed.layout.touched(0, size)) == list(found.touched(0, size))


@pytest.mark.parametrize(("shape", "chunks"), [((65, 64), (1, 1)), ((70, 70, 70), (4, 4, 4)), ((64, 4), (1, 4))])
def test_trees_of_one_two_and_three_levels(shape, chunks):
    volume = single(Phantom(), shape)
    with h5py.File(OpenFile(hdf5.virtual(volume, chunks).file), "r") as h5:
        np.testing.assert_array_equal(h5["data"][...], volume.read())


def test_contiguous():
    volume = single(Phantom("float32"), (5, 6, 7))
    dressed = hdf5.written(volume, None)
    with h5py.File(OpenFile(dressed.file), "r") as h5:
        assert h5["data"].chunks is None
        np.testing.assert_array_equal(h5["data"][...], volume.read())
    assert dressed.describe() == "5 x 6 x 7 float32, contiguous HDF5"


def test_eight_gigabytes_take_little_memory():
    volume = single(Phantom(), (1024, 2048, 2048))
    tracemalloc.start()
    dressed = hdf5.virtual(volume, (64, 64, 64))
    selection = (500, slice(1000, 1100), slice(1900, 2048))
    with h5py.File(OpenFile(dressed.file), "r", rdcc_nbytes=0) as h5:
        np.testing.assert_array_equal(h5["data"][selection], volume.read(selection))
        assert h5["data"].id.get_storage_size() > 2**33
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 2**20
