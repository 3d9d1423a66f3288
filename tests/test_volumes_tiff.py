"""TIFF, written and virtual: tifffile reads the formula, and finds the layout that is claimed."""

import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.stores.file_layout import tiff_layout
from grader.stores.files import OpenFile
from grader.volumes import tiff
from grader.volumes.phantom import Phantom
from grader.volumes.volume import single

steady = settings(derandomize=True, deadline=None, database=None, max_examples=60)

shapes = st.one_of(
    st.tuples(st.integers(1, 6), st.integers(1, 12), st.integers(1, 12)),
    st.tuples(st.integers(1, 12), st.integers(1, 12)),
)
options = st.fixed_dictionaries(
    {"byteorder": st.sampled_from("<>"), "compression": st.sampled_from([None, "zlib"]), "bigtiff": st.booleans()}
)


@pytest.mark.parametrize("make", [tiff.written, tiff.virtual])
@steady
@given(
    shape=shapes,
    dtype=st.sampled_from(["uint8", "uint16", "int16", "uint32", "float32", "float64"]),
    rows=st.integers(1, 14),
    options=options,
)
def test_tifffile_reads_the_formula(make, shape, dtype, rows, options):
    volume = single(Phantom(dtype, 3), shape)
    dressed = make(volume, rows, **options)
    planes = volume.read() if len(shape) == 3 else volume.read()[np.newaxis]
    with tifffile.TiffFile(OpenFile(dressed.file)) as tif:
        assert tif.is_bigtiff == options["bigtiff"]
        assert tif.byteorder == options["byteorder"]
        assert len(tif.pages) == len(planes)
        for page, plane in zip(tif.pages, planes, strict=True):
            np.testing.assert_array_equal(page.asarray(), plane)
            assert page.dtype == dtype
        np.testing.assert_array_equal(tif.series[0].asarray().reshape(planes.shape), planes)


@pytest.mark.parametrize("bigtiff", [False, True])
@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("shape", [(5, 7, 9), (1, 7, 9), (7, 9)])
@pytest.mark.parametrize("rows", [1, 3, 7, 20])
def test_virtual_layout_is_the_one_that_tifffile_finds(shape, rows, compression, bigtiff):
    dressed = tiff.virtual(single(Phantom(), shape), rows, compression=compression, bigtiff=bigtiff)
    with tifffile.TiffFile(OpenFile(dressed.file)) as tif:
        found = tiff_layout(tif)
    size = dressed.file.size()
    assert list(dressed.layout.touched(0, size)) == list(found.touched(0, size))


def test_reads_of_any_range_agree():
    dressed = tiff.virtual(single(Phantom(), (4, 6, 5)), 4, compression="zlib")
    size = dressed.file.size()
    whole = bytes(dressed.file.read_at(0, size))
    assert len(whole) == size
    for start in range(0, size, 37):
        for length in (1, 50, 300):
            assert bytes(dressed.file.read_at(start, length)) == whole[start : start + length]


def test_two_thousand_planes_take_little_memory():
    volume = single(Phantom(), (2000, 1024, 1024))
    tracemalloc.start()
    dressed = tiff.virtual(volume, 64)
    with tifffile.TiffFile(OpenFile(dressed.file)) as tif:
        np.testing.assert_array_equal(tif.pages[1234].asarray(), volume.read(1234))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert dressed.file.size() > 2000 * 2**21
    assert peak < 64 * 2**20


def test_classic_tiff_has_an_end():
    with pytest.raises(ValueError, match="classic"):
        tiff.virtual(single(Phantom(), (3000, 1024, 1024)), 1024, bigtiff=False)


def test_virtual_cannot_be_written():
    dressed = tiff.virtual(single(Phantom(), (2, 3, 4)), 2)
    with pytest.raises(PermissionError):
        dressed.file.write_at(0, b"x")
    with pytest.raises(PermissionError):
        dressed.file.truncate(0)


def test_describes_itself():
    dressed = tiff.written(single(Phantom(), (5, 7, 9)), 2, byteorder=">", compression="zlib", bigtiff=True)
    assert dressed.describe() == "5 planes of 7 x 9 uint16, 2 rows a strip, zlib, big-endian BigTIFF"


def test_needs_neither_zarr_nor_h5py():
    code = "import sys, grader.volumes.tiff; assert not {'zarr', 'h5py'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
