"""Loads the level, and crops it.

check: reads_tiles_of_the_crop
status: over_budget
says: Read only the part that is needed
tells: It loads every plane of the level, and crops it.
"""


def read_ometiff(tif, level, z, y, x):
    data = tif.series[0].levels[level].asarray()
    return (data if data.ndim == 3 else data[np.newaxis])[z][y, x]
