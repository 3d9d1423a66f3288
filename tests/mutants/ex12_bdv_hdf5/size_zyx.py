"""Writes the size as z, y, x.

check: describes_them_in_xml
status: failed
says: That is z, y, x
breaks: size is that of level 0
tells: That is z, y, x: the XML counts x, y, z.
"""


_right = _in_xyz


def _in_xyz(values):
    return _right(values) if isinstance(values[0], float) else _right(values[::-1])
