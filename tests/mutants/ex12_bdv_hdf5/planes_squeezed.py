"""Drops the axis of a single plane.

check: stores_the_levels
status: error
says: It drops the axis of a single plane
tells: It drops the axis of a single plane: the cells have three axes.
"""

_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, [np.squeeze(level) for level in levels], factors, chunks, voxel_um, h5_name)
