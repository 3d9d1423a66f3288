"""Takes the bytes of strips for pixels in the file's byte order, and returns them so.

check: reads_strips_of_the_crop
status: failed
says: native byte order
"""


_decoded = _read_strip
_reference = read_crop


def _read_strip(page, index):
    if page.compression != 1:
        return _decoded(page, index)
    page.parent.filehandle.seek(page.dataoffsets[index])
    data = page.parent.filehandle.read(page.databytecounts[index])
    return np.frombuffer(data, page.dtype.newbyteorder(page.parent.byteorder)).reshape(-1, page.shape[1])


def read_crop(tif, z, y, x):
    crop = _reference(tif, z, y, x)
    return crop.astype(crop.dtype.newbyteorder(tif.byteorder))
