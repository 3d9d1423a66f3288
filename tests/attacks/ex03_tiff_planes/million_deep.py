"""Returns tuples in tuples, a million deep.

attacks: reads_one_page
keeps: knows_its_shape
"""

def read_plane(tif, z):
    value = ()
    for _ in range(10**6):
        value = (value,)
    return value
