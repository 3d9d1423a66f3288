"""Takes the lengths of strips from the first page, which fits uncompressed stacks alone.

check: reads_strips_of_the_crop, reads_strips_of_the_selection
status: error
says: It reads each strip as long as that of the first page
tells: It reads each strip as long as that of the first page. Take offset and length from the page that is read.
"""


def _read_strip(page, index):
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    return page.decode(file.read(page.parent.pages.first.databytecounts[index]), index)[0][0, :, :, 0]
