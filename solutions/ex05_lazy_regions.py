"""Lazy regions in micrometres.

Read the chunks that the region touches, each once.

Analysis should not care in which container an image lies. An object with a shape, a data type, chunks and one way to
read is enough (a ``LazyArray``, see `open_lazy`), and Zarr, HDF5 and TIFF can all be dressed up as such an object.
Ask for the whole region in *one* request: ``a[i, j, k]``. A chain like ``a[i][:, j][:, :, k]`` reads everything that
its first link asks for.

Nor should a biologist have to count voxels. A region is a box in micrometres, and voxels are seldom cubes (anisotropy:
2 x 0.5 x 0.5 is common), so each axis has a voxel size of its own. The centre of voxel ``i`` lies at ``i * v``; the box
``[lo, hi)`` holds the voxels whose *centres* it holds::

    v = 0.5      voxel      0     1     2     3     4
                 centre     0.0   0.5   1.0   1.5   2.0 um
    lo = 0.4, hi = 1.5:           [ 1     2 )            slice(1, 3), which begins at 0.5 um

The same in Fiji: *Image > Properties...* holds the voxel size, and *Edit > Selection > Specify...* with "Scaled units"
draws a box in micrometres; *File > Import > HDF5/N5/Zarr/OME-NGFF...* and *Bio-Formats* can crop before they load.
The same with dask: ``dask.array.from_array(source, chunks=source.chunks)`` gives Zarr and HDF5 one interface. For TIFF,
tifffile can present a series of pages as a Zarr store: see ``series.aszarr()``.
"""

import math
from collections.abc import Sequence

import h5py
import numpy as np
import tifffile
import zarr

from grader.given import LazyArray, Selection


def open_lazy(source: zarr.Array | h5py.Dataset | tifffile.TiffFile) -> LazyArray:
    """Give an opened image the interface that is the same for all containers.

    At best: opening reads no pixel; ``read(selection)`` reads the chunks (strips, tiles) that the selection touches,
    each once, and none for an empty selection.

    Parameters
    ----------
    source : zarr.Array, h5py.Dataset or tifffile.TiffFile
        The opened image: z, y, x. Of a TIFF, the first series, at full resolution. It stays open.

    Returns
    -------
    LazyArray
        An object with `shape`, `dtype` (native byte order), `chunks` and ``read(selection)``. A selection is a tuple
        with one ``int`` or ``slice`` (step 1 or more) for each axis; an ``int`` drops its axis and raises IndexError
        when out of range; negative values and clipping as in NumPy. The chunks of a TIFF are ``(1, rows per strip,
        X)``, or ``(1, tile height, tile width)``; of a Zarr array in shards, the inner chunks, since those can be read
        on their own; an HDF5 dataset without chunks is one chunk.

    Examples
    --------
    >>> array = zarr.create_array({}, shape=(8, 8, 8), chunks=(4, 4, 4), dtype=">u2")
    >>> lazy = open_lazy(array)
    >>> lazy.shape, lazy.chunks, lazy.dtype == np.uint16
    ((8, 8, 8), (4, 4, 4), True)
    >>> lazy.read((3, slice(0, 2), slice(6, 99))).shape
    (2, 2)
    """
    if isinstance(source, tifffile.TiffFile):
        # A TIFF can pose as a Zarr array whose chunks are its strips. No mode: the store knows that it only reads.
        return _LazyImage(zarr.open_array(source.series[0].aszarr(level=0)))
    return _LazyImage(source)


def region_to_voxels(
    voxel_um: Sequence[float], shape: Sequence[int], lo_um: Sequence[float], hi_um: Sequence[float]
) -> tuple[slice, ...]:
    """Return the voxels whose centres lie in a box.

    Parameters
    ----------
    voxel_um : sequence of float
        Size of a voxel along each axis, in micrometres.
    shape : sequence of int
        Size of the image in voxels.
    lo_um, hi_um : sequence of float
        The corners of the box in micrometres; `lo_um` belongs to it, `hi_um` does not. It may lie partly or wholly
        outside the image.

    Returns
    -------
    tuple of slice
        ``start`` and ``stop`` along each axis: voxel i is chosen where ``lo <= i * v < hi``. Always ``0 <= start <=
        stop <= size``. Outside the image, both are the nearest bound; where ``lo > hi``, the slice is empty and begins
        where `lo` says.

    Examples
    --------
    >>> region_to_voxels((2.0, 0.5), (10, 100), lo_um=(3.0, 0.4), hi_um=(8.0, 1.5))
    (slice(2, 4, None), slice(1, 3, None))
    >>> region_to_voxels((2.0, 0.5), (10, 100), lo_um=(-9.0, 45.0), hi_um=(1.0, 99.0))
    (slice(0, 1, None), slice(90, 100, None))
    """
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um, strict=True):
        start = _first_voxel_from(lo, voxel, size)
        stop = _first_voxel_from(hi, voxel, size)
        region.append(slice(start, max(start, stop)))
    return tuple(region)


def read_region(
    source: zarr.Array | h5py.Dataset | tifffile.TiffFile,
    voxel_um: Sequence[float],
    lo_um: Sequence[float],
    hi_um: Sequence[float],
) -> tuple[np.ndarray, tuple[float, ...]]:
    """Read a box given in micrometres.

    At best: the chunks that the box touches, each once.

    Parameters
    ----------
    source : zarr.Array, h5py.Dataset or tifffile.TiffFile
        The opened image, as for `open_lazy`.
    voxel_um, lo_um, hi_um : sequence of float
        As for `region_to_voxels`.

    Returns
    -------
    data : ndarray
        The voxels of the box, the same for every container.
    origin_um : tuple of float
        Position of the first of them, ``start * voxel size`` along each axis (also where the region is empty), in
        micrometres. It is seldom exactly `lo_um`: who forgets it shifts the image.
    """
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um, strict=True))
    return image.read(region), origin_um


class _LazyImage:
    """A Zarr array or HDF5 dataset behind the interface of `LazyArray`."""

    def __init__(self, array: zarr.Array | h5py.Dataset) -> None:
        self._array = array

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(self._array.shape)

    @property
    def dtype(self) -> np.dtype:
        return self._array.dtype.newbyteorder("=")

    @property
    def chunks(self) -> tuple[int, ...]:
        # An HDF5 dataset without chunks has None: it can be read in one piece only.
        return tuple(self._array.chunks or self._array.shape)

    def read(self, selection: Selection) -> np.ndarray:
        return np.asarray(self._array[selection], self.dtype)


def _first_voxel_from(position_um: float, voxel_um: float, size: int) -> int:
    """Return the first voxel whose centre is at or after a position, clipped to 0 and `size`."""
    return math.ceil(min(max(position_um / voxel_um, 0), size))
