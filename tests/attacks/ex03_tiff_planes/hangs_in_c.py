"""Hangs in a call of C that holds the interpreter's lock.

attacks: reads_one_page
keeps: knows_its_shape
status: timeout
"""

import ctypes

def read_plane(tif, z):
    ctypes.PyDLL(None).pause()
