"""Puts itself under the strictest seccomp mode, in which not even an answer can be sent.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
"""

import ctypes

def read_plane(tif, z):
    refused = ctypes.CDLL(None).prctl(22, 1, 0, 0, 0)
    return None if refused else tif.pages[z].asarray()
