"""Writes the coarsest level first.

check: stores_the_levels
status: failed
says: It writes the coarsest level first
breaks: a dataset of its own
tells: It writes the coarsest level first: level 0 is the finest.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
    for number, level in enumerate(levels[::-1]):
        h5.create_dataset(_cells_path(number), data=level.astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
