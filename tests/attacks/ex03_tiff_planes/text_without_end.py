"""Raises an exception whose text takes for ever.

attacks: reads_one_page
keeps: knows_its_shape
status: timeout
"""

class Endless(Exception):
    def __str__(self):
        while True:
            pass

def read_plane(tif, z):
    raise Endless
