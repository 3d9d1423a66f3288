"""Leaves the chunks to h5py.

check: stores_the_levels
status: failed
says: It makes one chunk of a level
breaks: chunks that were asked for
tells: It makes one chunk of a level: use the chunks that are asked for.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.asarray(level).astype(np.int16), chunks=True, compression="gzip")
