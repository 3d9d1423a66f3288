"""Reads one voxel in order to know the dtype.

check: describes_zarr, describes_hdf5
status: over_budget
says: 1 chunk read; 0 are enough
tells: It reads voxels: shape, data type and chunks are known from the metadata.
"""


_reference = describe


def describe(source):
    if not isinstance(source, tifffile.TiffFile):
        np.asarray(source[(0,) * source.ndim]).dtype
    return _reference(source)
