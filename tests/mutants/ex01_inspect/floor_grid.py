"""Rounds the number of chunks down.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: rounded down
breaks: incomplete
"""


def _grid_shape(shape, chunks):
    return tuple(size // chunk for size, chunk in zip(shape, chunks))
