"""Stores the cells as int32, where there is room for every value.

check: stores_the_levels
status: failed
says: is int32, expected int16
breaks: hold the bits
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=level.astype(np.int32), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
