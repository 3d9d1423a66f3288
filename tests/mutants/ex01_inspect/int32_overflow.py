"""Counts bytes in 32 bits.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: overflowed
"""


_reference = describe


def describe(source):
    info = _reference(source)
    nbytes = np.prod(np.array([*info.shape, np.dtype(info.dtype).itemsize], np.int32), dtype=np.int32)
    return ImageInfo(**(vars(info) | {"nbytes": nbytes}))
