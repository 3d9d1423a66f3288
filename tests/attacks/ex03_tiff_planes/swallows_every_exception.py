"""Loops for ever, and catches whatever shall end it.

attacks: reads_one_page
keeps: knows_its_shape
status: timeout
"""

def read_plane(tif, z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
