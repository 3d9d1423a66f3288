"""Takes memory until there is none.

attacks: reads_one_page
keeps: knows_its_shape
status: over_memory
"""

def read_plane(tif, z):
    hoard = []
    while True:
        hoard.append(bytearray(2**24))
