"""Calls the array of a level by the level alone.

check: stores_the_levels
status: failed
says: In the file there is: 's00/resolutions', 's00/subdivisions', 't00000/s00/0'
breaks: a dataset of its own
"""


_right = write_bdv


def write_bdv(h5, xml, levels, factors, chunks, voxel_um, h5_name="data.h5"):
    _right(h5, xml, levels, factors, chunks, voxel_um, h5_name)
    for number, level in enumerate(levels):
        del h5[_cells_path(number)]
        del h5[f"t00000/s00/{number}"]
        h5.create_dataset(f"t00000/s00/{number}", data=np.asarray(level).astype(np.int16), chunks=tuple(map(min, chunks, level.shape)), compression="gzip")
