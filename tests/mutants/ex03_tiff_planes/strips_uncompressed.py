"""Takes the bytes of strips for pixels, compressed or not.

check: reads_strips_of_the_crop, reads_strips_of_the_selection
status: error
says: It takes the bytes of a strip for pixels
tells: It takes the bytes of a strip for pixels, but they are compressed. page.decode(data, k) gives the pixels.
"""


def _read_strip(page, index):
    page.parent.filehandle.seek(page.dataoffsets[index])
    data = page.parent.filehandle.read(page.databytecounts[index])
    return np.frombuffer(data, page.dtype.newbyteorder(page.parent.byteorder)).reshape(-1, page.shape[1])
