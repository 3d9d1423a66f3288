"""Writes x, y, z into the shape z, y, x.

check: stores_the_levels
status: failed
says: The voxels come in the order x
breaks: a dataset of its own
tells: The voxels come in the order x, y, z: reshape does not turn axes.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(_cells_path(number), data=np.transpose(level).reshape(level.shape).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
