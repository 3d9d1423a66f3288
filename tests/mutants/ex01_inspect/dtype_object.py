"""Returns the dtype itself instead of its name.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: make it a str
"""


_reference = describe


def describe(source):
    info = _reference(source)
    return ImageInfo(**(vars(info) | {"dtype": np.dtype(info.dtype)}))
