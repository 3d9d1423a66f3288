"""Expects z, y and x.

check: describes_zarr, describes_hdf5
status: error
says: It expects three axes
breaks: two axes
tells: It expects three axes: an array may have two, or five.
"""


_reference = describe


def describe(source):
    if not isinstance(source, tifffile.TiffFile):
        z, y, x = source.shape[-3:]
    return _reference(source)
