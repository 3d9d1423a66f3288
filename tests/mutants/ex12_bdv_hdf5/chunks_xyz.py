"""Takes the chunks for x, y, z.

check: stores_the_levels
status: failed
says: It takes the chunks for x
breaks: chunks that were asked for
tells: It takes the chunks for x, y, z: they are z, y, x.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.asarray(level).astype(np.int16), chunks=tuple(map(min, chunks[::-1], level.shape)), compression="gzip")
