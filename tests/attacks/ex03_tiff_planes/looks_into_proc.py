"""Reads descriptors, memory and maps, its own and its parent's, through /proc.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import os

ACTS = [
    lambda: os.listdir("/proc/self/fd"),
    lambda: open("/proc/self/mem", "rb"),
    lambda: open("/proc/self/maps").read(),
    lambda: os.listdir(f"/proc/{os.getppid()}/fd"),
    lambda: open(f"/proc/{os.getppid()}/environ").read(),
    lambda: open("/dev/mem", "rb"),
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
