"""BigDataViewer's HDF5: the levels of one view, made by formula.

Source: the description of the format at imagej.net (BigDataViewer, "About the BigDataViewer data format").
"""

from collections.abc import Sequence

import numpy as np

from grader.stores.log import ArrayGrid
from grader.volumes import hdf5
from grader.volumes.slots import DressedFile, SparseFile
from grader.volumes.volume import Volume


def cells(level: int) -> str:
    """Return the path of a level's voxels, of setup 0 at timepoint 0."""
    return f"t00000/s00/{level}/cells"


def virtual(volume: Volume, chunks: Sequence[int], *, dtype: str = "int16") -> DressedFile:
    """Make the file of a ``zyx`` pyramid of uint16 without its chunks: the formula fills them when they are read.

    Parameters
    ----------
    volume : Volume
        The truth, in uint16.
    chunks : sequence of int
        Voxels of a chunk along z, y, x, clipped to a level that is smaller.
    dtype : str
        ``"int16"``, which holds the bits of uint16, or ``"uint16"``, as newer versions of BigDataViewer write it;
        big-endian as ``">i2"`` and ``">u2"``.
    """
    metadata = SparseFile()
    grids = [
        ArrayGrid(cells(i), i, level.shape, tuple(map(min, chunks, level.shape)), volume.dtype.itemsize)
        for i, level in enumerate(volume.levels)
    ]
    with hdf5.new_file(metadata) as h5:
        h5["s00/resolutions"] = np.array([level.factors[::-1] for level in volume.levels], np.float64)
        h5["s00/subdivisions"] = np.array([grid.chunks[::-1] for grid in grids], np.int32)
        for grid in grids:
            h5.create_dataset(grid.name, grid.shape, dtype, chunks=grid.chunks, compression="gzip")
    file, layout = hdf5.with_chunks(metadata, volume, grids, byteorder=">" if dtype.startswith(">") else "<")
    sizes = " x ".join(map(str, chunks))
    clothes = f"BDV HDF5, {len(grids)} levels from {volume.describe()} on, chunks {sizes}, gzip"
    return DressedFile(volume, file, layout, clothes)
