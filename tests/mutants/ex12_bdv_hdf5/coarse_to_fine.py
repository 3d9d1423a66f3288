"""Writes the coarsest level first.

check: stores_the_levels
status: failed
says: t00000/s00/0/cells has the shape
breaks: a dataset of its own
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
    for number, level in enumerate(levels[::-1]):
        h5.create_dataset(_cells_path(number), data=level.astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
