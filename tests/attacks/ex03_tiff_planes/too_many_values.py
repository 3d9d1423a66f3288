"""Returns more values than there is room for.

attacks: reads_one_page
keeps: knows_its_shape
status: error
says: more than 1,000,000 values
"""

def read_plane(tif, z):
    return [0] * 3_000_000
