"""Returns an array of 2**60 elements that takes 8 bytes.

attacks: reads_one_page
keeps: knows_its_shape
"""

def read_plane(tif, z):
    return np.broadcast_to(np.uint64(1), (2**30, 2**30))
