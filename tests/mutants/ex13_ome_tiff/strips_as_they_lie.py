"""Takes the bytes of a strip for native ones.

check: reads_tiles_of_the_crop
status: failed
says: values are wrong
tells: It takes the bytes of a tile for native ones: take the byte order of the file, tif.byteorder.
"""


_tile = _read_tile


def _read_tile(page, index):
    if page.keyframe.is_tiled or page.compression != 1:
        return _tile(page, index)
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    return np.frombuffer(file.read(page.databytecounts[index]), page.dtype).reshape(-1, page.shape[-1])
