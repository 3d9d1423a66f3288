"""Takes memory that grows like a stack, which no limit of data counts.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import ctypes

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mmap.restype = ctypes.c_void_p
_libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]

def _map(nbytes, flags, protection=3):
    address = _libc.mmap(None, nbytes, protection, flags, -1, 0)
    if address == 2**64 - 1:
        raise MemoryError
    return address

ACTS = [lambda: _map(2**31, 0x122), lambda: _map(2**31, 0x21), lambda: _map(2**31, 0x23), lambda: _map(2**31, 0x40022)]

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
