"""Says that a dataset without chunks is cut into planes.

check: describes_hdf5
status: failed
says: chunk_shape is (1, 7, 8)
"""


_reference = describe


def describe(source):
    if isinstance(source, h5py.Dataset) and not source.chunks:
        chunks = (1, *source.shape[1:])
        return _image_info("hdf5", source.shape, source.dtype, chunks, source.id.get_storage_size())
    return _reference(source)
