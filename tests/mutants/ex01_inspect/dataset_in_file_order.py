"""Names the data type of a dataset in the file's byte order.

check: describes_hdf5
status: failed
says: It names the data type in the file's byte order
tells: It names the data type in the file's byte order: give its name in native byte order.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    return ImageInfo(**(vars(info) | {"dtype": str(source.dtype)})) if isinstance(source, h5py.Dataset) else info
