"""Takes the last strip to be as high as the others.

check: reads_tiles_of_the_crop
status: error
says: cannot reshape array
tells: It takes the last strip to be as high as the others: it may end earlier.
"""


def _read_tile(page, index):
    if not page.databytecounts[index]:
        return None
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    data = file.read(page.databytecounts[index])
    return page.decode(data, index)[0].reshape(page.chunks)
