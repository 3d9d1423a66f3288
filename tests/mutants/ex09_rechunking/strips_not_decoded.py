"""Takes the bytes of a strip for its pixels.

check: reads_and_writes_once
status: failed
says: The bytes of a strip are taken for its pixels
tells: The bytes of a strip are taken for its pixels: page.decode gives its pixels.
"""


def _read_strip(page, index):
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    data = np.frombuffer(file.read(page.databytecounts[index]), np.uint8)
    height, width = page.chunks[0], page.shape[1]
    rows = min(height, page.shape[0] - index * height)
    pixels = np.resize(data, rows * width * page.dtype.itemsize).view(page.parent.byteorder + page.dtype.str[1:])
    return pixels.reshape(rows, width)
