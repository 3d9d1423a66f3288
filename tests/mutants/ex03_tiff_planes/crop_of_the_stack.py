"""Loads the stack and crops it.

check: reads_strips_of_the_crop
status: over_memory
says: of memory, more than there is
"""


def read_crop(tif, z, y, x):
    return tif.asarray()[z, y, x]
