"""Changes mode, owner, times and attributes of files outside, and their names.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import os

_FILE = "@outside@/victim"
ACTS = [
    lambda: os.chmod(_FILE, 0),
    lambda: os.chmod("@here@", 0),
    lambda: os.chown(_FILE, 65534, 65534),
    lambda: os.utime(_FILE, (1, 1)),
    lambda: os.setxattr(_FILE, "user.grade", b"x"),
    lambda: os.truncate(_FILE, 0),
    lambda: os.unlink(_FILE),
    lambda: os.rename(_FILE, _FILE + "2"),
    lambda: os.symlink("x", _FILE + "3"),
    lambda: os.link(_FILE, "linked"),
    lambda: os.mkdir(_FILE + "4"),
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
