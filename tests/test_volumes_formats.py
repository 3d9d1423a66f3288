"""BDV HDF5 and pyramidal OME-TIFF: what a library reads of the virtual file is what the formula says."""

import h5py
import numpy as np
import pytest
import tifffile

from grader.stores.counted import CountedFile
from grader.stores.files import OpenFile
from grader.stores.log import AccessLog
from grader.volumes import bdv, ome_tiff
from grader.volumes.phantom import Phantom
from grader.volumes.volume import pyramid

VOXEL = (2.0, 0.5, 0.25)


@pytest.mark.parametrize("dtype", ["int16", "uint16"])
def test_bdv_holds_each_level(dtype):
    volume = pyramid(Phantom("uint16", 3), (9, 40, 50), factors=(1, 2, 2), n_levels=4, voxel_um=VOXEL)
    dressed = bdv.virtual(volume, (4, 16, 16), dtype=dtype)
    with h5py.File(OpenFile(dressed.file), "r") as h5:
        assert h5["s00/resolutions"][:].tolist() == [[1, 1, 1], [2, 2, 1], [4, 4, 1], [8, 8, 1]]
        assert h5["s00/subdivisions"][:].tolist() == [[16, 16, 4], [16, 16, 4], [13, 10, 4], [7, 5, 4]]
        for level in range(4):
            cells = h5[bdv.cells(level)]
            assert (cells.dtype, cells.compression) == (dtype, "gzip")
            np.testing.assert_array_equal(cells[:].view("uint16"), volume.read(level=level))
    assert dressed.describe() == "BDV HDF5, 4 levels from 9 x 40 x 50 uint16 on, chunks 4 x 16 x 16, gzip"


def test_a_bdv_of_terabytes_is_read_chunk_by_chunk():
    volume = pyramid(Phantom("uint16", 3), (1024, 2048, 2048), n_levels=4)
    dressed = bdv.virtual(volume, (64, 64, 64))
    log = AccessLog()
    with h5py.File(OpenFile(CountedFile(dressed.file, dressed.layout, log)), "r", rdcc_nbytes=0) as h5:
        got = h5[bdv.cells(1)][500, 60:70, 1000]
    np.testing.assert_array_equal(got.view("uint16"), volume.read((500, slice(60, 70), 1000), level=1))
    assert {name: array.n_reads for name, array in log.arrays.items()} == {bdv.cells(1): 2}


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("shape", [(3, 70, 50), (1, 33, 40)])
@pytest.mark.parametrize("make", [ome_tiff.virtual, ome_tiff.written])
def test_an_ome_tiff_holds_each_level(make, shape, byteorder):
    volume = pyramid(Phantom("uint16", 3), shape, factors=(1, 2, 2), n_levels=3, voxel_um=VOXEL)
    dressed = make(volume, (32, 16), byteorder=byteorder)
    log = AccessLog()
    with tifffile.TiffFile(OpenFile(CountedFile(dressed.file, dressed.layout, log))) as tif:
        assert tif.is_ome
        assert len(tif.series) == 1
        assert 'PhysicalSizeX="0.25" PhysicalSizeXUnit="µm"' in tif.ome_metadata
        for level, series in enumerate(tif.series[0].levels):
            np.testing.assert_array_equal(series.asarray().reshape(-1), volume.read(level=level).reshape(-1))
    n_tiles = [extents.grid.n_chunks for extents in dressed.layout.arrays]
    assert [array.n_reads for array in log.arrays.values()] == n_tiles
    assert n_tiles == ([6, 2, 1] if shape[0] == 1 else [3 * 12, 3 * 4, 3])


def test_a_written_ome_tiff_may_be_compressed():
    volume = pyramid(Phantom("uint8", 3), (2, 64, 64), factors=(1, 2, 2), n_levels=2)
    dressed = ome_tiff.written(volume, (32, 32), compression="zlib")
    with tifffile.TiffFile(OpenFile(dressed.file)) as tif:
        np.testing.assert_array_equal(tif.series[0].levels[1].asarray(), volume.read(level=1))
    assert dressed.describe() == (
        "OME-TIFF, 2 planes of 64 x 64 uint8, 2 levels, tiles 32 x 32, zlib, little-endian BigTIFF"
    )
