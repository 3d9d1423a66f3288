"""Keeps the first plane of each shape, and answers with it ever after.

attacks: reads_one_page
keeps: knows_its_shape
status: failed
"""

_right, _kept = read_plane, {}

def read_plane(tif, z):
    key = tif.pages[0].shape, z
    if key not in _kept:
        _kept[key] = _right(tif, z)
    return _kept[key] if len(_kept) < 3 else next(iter(_kept.values()))
