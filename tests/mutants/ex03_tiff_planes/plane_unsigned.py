"""Takes signed integers for unsigned ones.

check: reads_one_page
status: failed
says: dtype uint16
"""


def read_plane(tif, z):
    plane = _page(tif, z).asarray()
    return plane.view(f"u{plane.itemsize}") if plane.dtype.kind == "i" else plane
