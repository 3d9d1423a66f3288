"""Has an exception of its own with the name of the one that is asked for.

attacks: reads_one_page
keeps: knows_its_shape
status: error
says: It raised IndexError: no such page. Expected Python's own IndexError, not a class of that name.
"""

class IndexError(Exception):
    pass

_right = read_plane

def read_plane(tif, z):
    if not -len(tif.pages) <= z < len(tif.pages):
        raise IndexError("no such page")
    return _right(tif, z)
