"""Writes everything as z, y, x.

check: describes_them_in_xml
status: failed
says: That is z, y, x
tells: That is z, y, x: the XML counts x, y, z.
"""


def _in_xyz(values):
    return " ".join(map(str, values))
