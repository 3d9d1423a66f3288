"""Stores the cells as uint16.

check: stores_the_levels
status: failed
says: Java has no unsigned integers
breaks: hold the bits
tells: Java has no unsigned integers: store the same 16 bits as int16.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=level, chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
