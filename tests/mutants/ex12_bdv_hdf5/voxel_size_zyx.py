"""Writes the voxel size as z, y, x.

check: describes_them_in_xml
status: failed
says: That is z, y, x
breaks: voxel_size is in
tells: That is z, y, x: the XML counts x, y, z.
"""


_right = _in_xyz


def _in_xyz(values):
    return _right(values[::-1]) if isinstance(values[0], float) else _right(values)
