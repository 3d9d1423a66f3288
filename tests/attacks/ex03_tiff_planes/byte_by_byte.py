"""Reads the plane before in pieces of one byte, hoping that they count as nothing.

attacks: reads_one_page
keeps: knows_its_shape
status: over_budget
"""

_right = read_plane

def read_plane(tif, z):
    file, page = tif.filehandle._fh.file, tif.pages[max(0, z - 1)]
    for offset, n in zip(page.dataoffsets, page.databytecounts):
        for i in range(min(n, 50)):
            file.read_at(offset + i, 1)
    return _right(tif, z)
