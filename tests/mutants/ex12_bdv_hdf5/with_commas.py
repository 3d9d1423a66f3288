"""Puts commas between the numbers.

check: describes_them_in_xml
status: failed
says: Between numbers there are blanks, and nothing else
tells: Between numbers there are blanks, and nothing else.
"""


def _in_xyz(values):
    return ", ".join(map(str, reversed(values)))
