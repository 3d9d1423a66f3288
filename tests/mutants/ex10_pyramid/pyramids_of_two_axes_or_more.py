"""Takes the last two axes for granted.

check: makes_every_level
status: error
says: It raised ValueError
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    *_, _y, _x = factors
    _right_build(group, factors, reduce)
