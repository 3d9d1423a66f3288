"""Counts the chunks at the far edges at full size.

check: describes_zarr, describes_tiff
status: failed
says: That counts the chunks at the far edges in full
tells: That counts the chunks at the far edges in full: take the shape.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    voxels = info.n_chunks * math.prod(info.chunk_shape)
    return ImageInfo(**(vars(info) | {"nbytes": voxels * np.dtype(info.dtype).itemsize}))
