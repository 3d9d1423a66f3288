"""Returns more values than there is room for.

attacks: reads_one_page
keeps: knows_its_shape
"""

def read_plane(tif, z):
    return [0] * 1_000_001
