"""Shrinks the chunks with the levels.

check: stores_the_levels
status: failed
says: It makes the chunks smaller with the levels
breaks: chunks that were asked for
tells: It makes the chunks smaller with the levels: they are the same at all levels.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.asarray(level).astype(np.int16), chunks=tuple(max(1, min(c // f, n)) for c, f, n in zip(chunks, factors[number], level.shape)), compression="gzip")
