"""Takes the bytes of a page for its pixels, in this machine's byte order.

check: reads_one_page
status: failed
says: They are taken as they lie in the file
tells: They are taken as they lie in the file, whose order tif.byteorder says. page.decode takes care of it.
"""


def read_plane(tif, z):
    page = _page(tif, z)
    if page.compression != 1:
        return page.asarray()
    tif.filehandle.seek(page.dataoffsets[0])
    return np.frombuffer(tif.filehandle.read(sum(page.databytecounts)), page.dtype).reshape(page.shape)
