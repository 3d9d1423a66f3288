"""Adds 1 instead of rounding up.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: That is one too many where the chunks fit exactly
tells: That is one too many where the chunks fit exactly: round up, do not add 1.
"""


def _grid_shape(shape, chunks):
    return tuple(size // chunk + 1 for size, chunk in zip(shape, chunks))
