"""Writes the voxel size as z, y, x.

check: describes_them_in_xml
status: failed
says: <size> in <voxelSize> is '2.0 0.5 0.25', expected '0.25 0.5 2'
breaks: voxel_size is in
"""


_right = _in_xyz


def _in_xyz(values):
    return _right(values[::-1]) if isinstance(values[0], float) else _right(values)
