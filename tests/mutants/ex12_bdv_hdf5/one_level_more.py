"""Writes the coarsest level twice.

check: stores_the_levels
status: failed
says: expected 3 levels
breaks: a dataset of its own
tells: It writes the coarsest level twice.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, [*levels, levels[-1]], [*factors, factors[-1]], chunks, voxel_um, h5_name)
