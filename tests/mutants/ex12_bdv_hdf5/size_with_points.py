"""Writes the size with a point.

check: describes_them_in_xml
status: failed
says: BigDataViewer takes whole numbers only
breaks: size is that of level 0
"""


def _in_xyz(values):
    return " ".join(str(float(value)) for value in reversed(values))
