"""Writes into a file that was opened for reading.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
says: It returned None
"""

_right = read_plane

def read_plane(tif, z):
    file = tif.filehandle._fh.file
    done = 0
    for act in (lambda: file.write_at(0, b"x"), lambda: file.truncate(0)):
        try:
            act()
            done += 1
        except OSError:
            pass
    return _right(tif, z) if done else None
