"""Takes the bytes of a page for its pixels, compressed or not.

check: reads_one_page
status: error
says: It takes the bytes of a strip for pixels
tells: It takes the bytes of a strip for pixels, but they are compressed. page.decode(data, k) gives the pixels.
"""


def read_plane(tif, z):
    page = _page(tif, z)
    tif.filehandle.seek(page.dataoffsets[0])
    data = np.frombuffer(tif.filehandle.read(sum(page.databytecounts)), page.dtype.newbyteorder(tif.byteorder))
    return data.reshape(page.shape).astype(page.dtype)
