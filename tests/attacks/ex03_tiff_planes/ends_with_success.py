"""Ends the interpreter with exit status 0, as a test run that passed does.

attacks: reads_one_page
keeps: knows_its_shape
status: crashed
"""

import os

def read_plane(tif, z):
    os._exit(0)
