"""Takes the bytes of a page for its pixels, in the file's byte order.

check: reads_one_page
status: failed
says: native byte order
"""


def read_plane(tif, z):
    page = _page(tif, z)
    if page.compression != 1:
        return page.asarray()
    tif.filehandle.seek(page.dataoffsets[0])
    data = tif.filehandle.read(sum(page.databytecounts))
    return np.frombuffer(data, page.dtype.newbyteorder(tif.byteorder)).reshape(page.shape)
