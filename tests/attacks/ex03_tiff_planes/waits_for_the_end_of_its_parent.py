"""Has the system leave it alone when its parent ends.

attacks: reads_one_page
keeps: knows_its_shape
status: error
says: Operation not permitted
"""

import ctypes
import os

_right = read_plane
_libc = ctypes.CDLL(None, use_errno=True)

def read_plane(tif, z):
    if _libc.prctl(1, 0, 0, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return _right(tif, z)
