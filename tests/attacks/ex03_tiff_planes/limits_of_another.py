"""Asks for the limits of another process.

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
    limits = (ctypes.c_ulong * 2)()
    if _libc.prlimit(os.getppid(), 7, None, limits) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return _right(tif, z)
