"""Returns a handle, as if it were one of the grader's own sources.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
"""

from grader.sandbox.codec import Handle

def read_plane(tif, z):
    return Handle("source", 1, "zarr.Array")
