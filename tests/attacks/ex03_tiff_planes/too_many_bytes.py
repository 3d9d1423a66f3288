"""Returns a frame that is larger than any may be.

attacks: reads_one_page
keeps: knows_its_shape
"""

def read_plane(tif, z):
    return np.zeros(2**28 + 1, "u1")
