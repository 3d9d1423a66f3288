"""Asks for bytes of sources by numbers that it was not given.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

import struct
from grader.sandbox.channel import Op

_right = read_plane

def read_plane(tif, z):
    file = tif.filehandle._fh.file
    for number in range(file.number + 20):
        if number == file.number:
            continue
        try:
            file._grader.send(Op.READ, struct.pack("<QQQ", number, 0, 100))
        except OSError:
            continue
        return _right(tif, z)
