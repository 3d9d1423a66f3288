"""Returns the number of chunks where their size is asked for.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: That is the number of chunks along each axis
tells: That is the number of chunks along each axis; chunk_shape is the size of one, in voxels.
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    info = _reference(container, shape, dtype, chunks, stored_nbytes)
    return ImageInfo(**(vars(info) | {"chunk_shape": info.grid_shape, "grid_shape": info.chunk_shape}))
