"""Says that a dataset without chunks is cut into planes.

check: describes_hdf5
status: failed
says: It cuts a dataset without chunks into planes
tells: It cuts a dataset without chunks into planes: there the chunk is the whole shape.
"""


_reference = describe


def describe(source):
    if isinstance(source, h5py.Dataset) and not source.chunks:
        chunks = (1, *source.shape[1:])
        return _image_info("hdf5", source.shape, source.dtype, chunks, source.id.get_storage_size())
    return _reference(source)
