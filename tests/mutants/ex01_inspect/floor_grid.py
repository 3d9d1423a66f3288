"""Rounds the number of chunks down.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: That is rounded down
breaks: incomplete
tells: That is rounded down: the incomplete chunks at the far edges are chunks too.
"""


def _grid_shape(shape, chunks):
    return tuple(size // chunk for size, chunk in zip(shape, chunks))
