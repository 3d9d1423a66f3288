"""Subtracts 32768 from each value.

check: stores_the_levels
status: failed
says: It subtracts 32768 from each value
breaks: hold the bits
tells: It subtracts 32768 from each value: keep the bits as they are.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=(np.asarray(level).astype(np.int32) - 32768).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
