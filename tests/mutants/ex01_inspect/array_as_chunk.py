"""Takes the whole array for one chunk.

check: describes_zarr, describes_hdf5
status: failed
says: That is the whole image
tells: That is the whole image: look for the smallest piece that can be read on its own.
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    return _reference(container, shape, dtype, chunks if container == "tiff" else shape, stored_nbytes)
