"""Calls reduce with names.

check: makes_every_level, keeps_everything_in_its_place, holds_a_few_chunks
status: error
says: calls the function with names
breaks: called by position
tells: It calls the function with names: hand both arguments over by position.
"""

_right_build = build_pyramid


def build_pyramid(group, factors, reduce):
    _right_build(group, factors, lambda block, factors: reduce(block=block, factors=factors))
