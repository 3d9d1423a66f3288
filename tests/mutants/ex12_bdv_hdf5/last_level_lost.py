"""Leaves out the coarsest level.

check: stores_the_levels
status: failed
says: There is no dataset t00000/s00/
breaks: a dataset of its own
tells: It leaves out the coarsest level.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels[: len(levels) - 1] or levels, factors[: len(levels) - 1] or factors, chunks, voxel_um, h5_name)
