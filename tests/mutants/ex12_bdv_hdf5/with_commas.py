"""Puts commas between the numbers.

check: describes_them_in_xml
status: failed
says: Between numbers there are blanks
"""


def _in_xyz(values):
    return ", ".join(map(str, reversed(values)))
