"""Says of HDF5, as of Zarr, that nobody knows what it takes.

check: describes_hdf5
status: failed
says: stored_nbytes is None
breaks: what the chunks take
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    return _reference(container, shape, dtype, chunks, None if container == "hdf5" else stored_nbytes)
