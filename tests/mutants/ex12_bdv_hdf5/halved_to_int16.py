"""Halves each value, so that it fits.

check: stores_the_levels
status: failed
says: It halves each value to make it fit
breaks: hold the bits
tells: It halves each value to make it fit: keep all 16 bits.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=(level // 2).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
