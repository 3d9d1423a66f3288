"""Goes up from the opened file to the proxy below it, and reads the whole file there.

attacks: reads_one_page
keeps: knows_its_shape
status: over_budget
"""

def read_plane(tif, z):
    file = tif.filehandle._fh.file
    data = bytes(file.read_at(0, file.size()))
    page = tif.pages[z]
    parts = [data[a : a + n] for a, n in zip(page.dataoffsets, page.databytecounts)]
    return np.concatenate([page.decode(part, k)[0].reshape(-1, page.imagewidth) for k, part in enumerate(parts)])[: page.imagelength]
