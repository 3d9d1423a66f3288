"""Writes the size as z, y, x.

check: describes_them_in_xml
status: failed
says: the voxels of level 0 along x, y, z. That is z, y, x
breaks: size is that of level 0
"""


_right = _in_xyz


def _in_xyz(values):
    return _right(values) if isinstance(values[0], float) else _right(values[::-1])
