"""Knows up to three axes.

check: makes_every_level
status: error
says: It raised KeyError
"""

_right_build, _NAMES = build_pyramid, {1: "x", 2: "yx", 3: "zyx"}


def build_pyramid(group, factors, reduce):
    _NAMES[len(factors)]
    _right_build(group, factors, reduce)
