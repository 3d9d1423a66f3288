"""Divides the voxels of the image by those of a chunk.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: divides the voxels of the image
tells: It divides the voxels of the image by those of a chunk: round up along each axis, then multiply.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    n_chunks = math.ceil(math.prod(info.shape) / math.prod(info.chunk_shape))
    return ImageInfo(**(vars(info) | {"n_chunks": n_chunks}))
