"""Reads one byte in each 2 MB of 16 TB that hold nothing: the tables of pages are memory, too.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import ctypes

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mmap.restype = ctypes.c_void_p
_libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]

def _reserve():
    if _libc.mmap(None, 2**44, 1, 0x4022, -1, 0) == 2**64 - 1:
        raise MemoryError

ACTS = [_reserve]

_right = read_plane

def read_plane(tif, z):
    done = []
    for act in ACTS:
        try:
            act()
        except (OSError, MemoryError, ValueError, AttributeError):
            continue
        done.append(act)
    return _right(tif, z) if done else None
