"""Answers right every other time.

attacks: reads_one_page
keeps: knows_its_shape
"""

_right, _times = read_plane, []

def read_plane(tif, z):
    _times.append(z)
    return _right(tif, z) if len(_times) % 3 else _right(tif, z) + 1
