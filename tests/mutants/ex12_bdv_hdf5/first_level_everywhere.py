"""Writes parts of level 0 in place of the coarser levels.

check: stores_the_levels
status: failed
says: Level 0 instead of level 1
breaks: a dataset of its own
tells: It writes level 0 for every level.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=levels[0][tuple(map(slice, level.shape))].astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
