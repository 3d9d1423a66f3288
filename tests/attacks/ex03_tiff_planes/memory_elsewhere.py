"""Takes memory in files without names, shared maps, segments and queues of messages.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)

def _call(number, *arguments):
    value = _libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments))
    if value < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return value

import mmap

ACTS = [
    lambda: os.memfd_create("x"),
    lambda: mmap.mmap(-1, 2**30),
    lambda: _call(29, 0, 2**30, 0o1666),
    lambda: _call(68, 0, 0o1666),
    lambda: _call(447, 0),
    lambda: open("/dev/shm/grade-attack", "w"),
]

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
