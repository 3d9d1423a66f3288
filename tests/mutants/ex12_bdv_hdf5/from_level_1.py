"""Counts the levels from 1.

check: stores_the_levels
status: failed
says: There is no dataset t00000/s00/0/cells
breaks: a dataset of its own
tells: It counts the levels from 1: level 0 has the group 0.
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number in range(len(levels)):
        del h5[_cells_path(number)]
    for number, level in enumerate(levels):
        h5.create_dataset(f"t00000/s00/{number + 1}/cells", data=np.asarray(level).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
