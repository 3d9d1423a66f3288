"""Writes Python's lists.

check: describes_them_in_xml
status: failed
says: expected 3 numbers
"""


def _in_xyz(values):
    return str(list(reversed(values)))
