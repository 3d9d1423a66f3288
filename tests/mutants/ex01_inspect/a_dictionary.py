"""Returns a dictionary.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: It returned a dict, expected an ImageInfo
"""


_reference = describe


def describe(source):
    return vars(_reference(source))
