"""Views the bytes as int16 whatever their order.

check: stores_the_levels
status: failed
says: It takes the bytes as they lie
tells: It takes the bytes as they lie: levels may come in either byte order, so convert the values.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.asarray(level).view("<i2"), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
