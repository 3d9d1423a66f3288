"""Has the system tell what other processes do with files that it may not read.

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
    watch = _libc.inotify_init1(0)
    if watch < 0 or _libc.inotify_add_watch(watch, b"@outside@", 0x3FF) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return _right(tif, z)
