"""Opens the file again for each access.

check: reads_one_page
status: error
says: do not open it again
"""


def read_plane(tif, z):
    with tifffile.TiffFile(tif.filehandle.path) as again:
        return again.pages[z].asarray()
