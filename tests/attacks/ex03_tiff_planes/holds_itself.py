"""Returns a list that holds itself.

attacks: reads_one_page
keeps: knows_its_shape
status: error
says: nested more than
"""

def read_plane(tif, z):
    value = []
    value.append(value)
    return value
