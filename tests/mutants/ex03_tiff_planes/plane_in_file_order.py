"""Returns a plane in the file's byte order.

check: reads_one_page
status: failed
says: native byte order
"""


def read_plane(tif, z):
    plane = _page(tif, z).asarray()
    return plane.astype(plane.dtype.newbyteorder(tif.byteorder))
