"""Takes the bytes of a page for its pixels, compressed or not.

check: reads_one_page
status: error
says: It raised
"""


def read_plane(tif, z):
    page = _page(tif, z)
    tif.filehandle.seek(page.dataoffsets[0])
    data = np.frombuffer(tif.filehandle.read(sum(page.databytecounts)), page.dtype.newbyteorder(tif.byteorder))
    return data.reshape(page.shape).astype(page.dtype)
