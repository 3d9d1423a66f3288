"""Loads an HDF5 dataset in order to know its shape.

check: describes_hdf5
status: over_memory
says: of memory, more than there is
"""


_reference = describe


def describe(source):
    if isinstance(source, h5py.Dataset):
        data = source[:]
        return _image_info("hdf5", data.shape, data.dtype, source.chunks, source.id.get_storage_size())
    return _reference(source)
