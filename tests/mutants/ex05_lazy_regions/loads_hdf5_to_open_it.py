"""Loads an HDF5 dataset as it opens it.

check: opens_any_container
status: over_memory
says: of memory, more than there is
"""


_open = open_lazy


def open_lazy(source):
    if isinstance(source, h5py.Dataset):
        source[:]
    return _open(source)
