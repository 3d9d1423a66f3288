"""Makes one file of 2**62 bytes.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import os

ACTS = [lambda: os.truncate(os.open("file", os.O_CREAT | os.O_RDWR), 2**62)]

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
