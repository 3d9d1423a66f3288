"""Takes the bytes of a strip for its pixels.

check: reads_and_writes_once
status: error
says: cannot reshape
"""


def _read_strip(page, index):
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    data = file.read(page.databytecounts[index])
    return np.frombuffer(data, page.parent.byteorder + page.dtype.str[1:]).reshape(-1, page.shape[1])
