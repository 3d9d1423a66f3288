"""Keeps the strips of every file, and reads one byte of those that it knows from a file like it.

attacks: reads_strips_of_the_crop
keeps: knows_its_shape
status: failed
says: it read a part only
"""

_known = {}

def _read_strip(page, index):
    file, offset, nbytes = page.parent.filehandle, page.dataoffsets[index], page.databytecounts[index]
    which = page.parent.byteorder, page.dtype, page.shape, page.compression, page.rowsperstrip, offset, nbytes
    file.seek(offset)
    if which in _known:
        file.read(1)
    else:
        _known[which] = file.read(nbytes)
    return page.decode(_known[which], index)[0][0, :, :, 0]
