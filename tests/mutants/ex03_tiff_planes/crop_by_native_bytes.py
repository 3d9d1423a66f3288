"""Takes the bytes of strips for pixels in this machine's byte order.

check: reads_strips_of_the_crop, reads_strips_of_the_selection
status: failed
says: They are taken as they lie in the file
tells: They are taken as they lie in the file, whose order tif.byteorder says. page.decode takes care of it.
"""


_decoded = _read_strip


def _read_strip(page, index):
    if page.compression != 1:
        return _decoded(page, index)
    page.parent.filehandle.seek(page.dataoffsets[index])
    data = page.parent.filehandle.read(page.databytecounts[index])
    return np.frombuffer(data, page.dtype).reshape(-1, page.shape[1])
