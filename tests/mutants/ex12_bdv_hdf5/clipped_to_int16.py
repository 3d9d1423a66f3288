"""Clips what int16 cannot hold as a number.

check: stores_the_levels
status: failed
says: Values above 32767 were clipped
breaks: hold the bits
tells: Values above 32767 were clipped: keep their bits, which as int16 are negative numbers.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.minimum(level, 32767).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
