"""Looks a level up in a dict: KeyError where there is none.

check: reads_one_level
status: error
says: Expected IndexError
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    dict(enumerate(_multiscale(group)[1]))[level]
    return _reference(group, level, timepoint, channel)
