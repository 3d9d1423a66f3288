"""Stores the cells as x, y, z.

check: stores_the_levels
status: failed
says: It stores the cells as x
breaks: a dataset of its own
tells: It stores the cells as x, y, z: they are z, y, x.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.transpose(level).astype(np.int16), chunks=tuple(map(min, chunks[::-1], level.shape[::-1])), compression="gzip")
