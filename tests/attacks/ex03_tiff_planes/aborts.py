"""Ends by a signal.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
says: ended by SIGABRT
"""

import os

def read_plane(tif, z):
    os.abort()
