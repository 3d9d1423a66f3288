"""Ends by a fault of memory, with faulthandler on.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
"""

import ctypes
import faulthandler

def read_plane(tif, z):
    faulthandler.enable()
    ctypes.string_at(0)
