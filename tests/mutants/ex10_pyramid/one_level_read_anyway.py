"""Reads level 0 where it is the only level.

check: makes_every_level
status: over_budget
says: though it makes no other level
tells: It reads level 0 though it makes no other level: find the shapes of the levels first.
"""


_build_pyramid = build_pyramid


def build_pyramid(group, factors, reduce):
    if len(level_shapes(group["0"].shape, factors, group["0"].chunks)) == 1:
        group["0"][...]
    _build_pyramid(group, factors, reduce)
