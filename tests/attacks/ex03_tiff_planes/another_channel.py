"""Puts a pair of its own in the channel's place, and speaks with itself.

attacks: reads_one_page
keeps: knows_its_shape
"""

import os
import socket
import stat

_kept = []

def read_plane(tif, z):
    pair = socket.socketpair()
    _kept.append(pair)
    for descriptor in range(3, 2000):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode) and descriptor not in (pair[0].fileno(), pair[1].fileno()):
                os.dup2(pair[0].fileno(), descriptor)
        except OSError:
            continue
