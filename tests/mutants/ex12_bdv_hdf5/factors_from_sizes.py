"""Divides the sizes of the levels, which were rounded up.

check: lists_factors_and_chunks
status: failed
says: It divides the sizes of the levels
tells: It divides the sizes of the levels, which were rounded up: take the factors that are given.
"""

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    rows = [np.rint(np.divide(levels[0].shape, level.shape)) for level in levels]
    _right(h5, xml, levels, rows, chunks, voxel_um, h5_name)
