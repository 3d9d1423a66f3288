"""Returns uint16, whatever the file's data type.

check: reads_one_page
status: failed
says: It returned dtype uint16
"""


def read_plane(tif, z):
    return _page(tif, z).asarray().astype(np.uint16)
