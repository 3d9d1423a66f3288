"""Loads every level, and crops one.

check: reads_tiles_of_the_crop
status: over_budget
says: Read only the part that is needed
tells: It loads every level, and crops one.
"""


def read_ometiff(tif, level, z, y, x):
    data = [one.asarray() for one in tif.series[0].levels][level]
    return (data if data.ndim == 3 else data[np.newaxis])[z][y, x]
