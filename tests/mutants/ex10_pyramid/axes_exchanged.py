"""Takes the factors in reverse order.

check: makes_every_level, keeps_everything_in_its_place
status: error
says: factors in reverse order
tells: The function gets the factors in reverse order: hand them over as they are.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    _right_build(group, factors, lambda block, factors: reduce(block, factors[::-1]))
