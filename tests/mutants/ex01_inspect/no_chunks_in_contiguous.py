"""Expects every HDF5 dataset to have chunks.

check: describes_hdf5
status: error
says: NoneType
"""


_reference = describe


def describe(source):
    if isinstance(source, h5py.Dataset):
        return _image_info("hdf5", source.shape, source.dtype, source.chunks, source.id.get_storage_size())
    return _reference(source)
