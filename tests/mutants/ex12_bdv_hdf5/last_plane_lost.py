"""Leaves the last plane of each level empty.

check: stores_the_levels
status: failed
says: the first
breaks: a dataset of its own
tells: It leaves the last plane empty.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.concatenate([level[:-1], 0 * level[-1:]]).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
