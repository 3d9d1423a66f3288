"""Writes into Python's own objects: the small integers, None's count of references, the type of a tuple.

attacks: reads_one_page
keeps: knows_its_shape
"""

import ctypes

def read_plane(tif, z):
    ctypes.c_ssize_t.from_address(id(None)).value = 1
    ctypes.c_int.from_address(id(5) + 24).value = 6
    ctypes.memset(id((1, 2)), 0, 40)
