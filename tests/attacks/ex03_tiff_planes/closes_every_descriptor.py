"""Closes every descriptor, and then returns.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
"""

import os

def read_plane(tif, z):
    os.closerange(0, 2000)
