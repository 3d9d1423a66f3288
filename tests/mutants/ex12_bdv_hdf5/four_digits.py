"""Writes the timepoint with four digits.

check: stores_the_levels
status: failed
says: There is no dataset t00000/s00/0/cells
breaks: a dataset of its own
tells: The timepoint has five digits: t00000.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        h5.create_dataset(f"t0000/s00/{number}/cells", data=np.asarray(level).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
