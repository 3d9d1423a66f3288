"""Keeps timepoint and channel as axes of length 1.

check: reads_one_level
status: failed
says: It returned shape
breaks: without their axes
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    data, *where = _reference(group, level, timepoint, channel)
    return data.reshape((1,) * (len(_multiscale(group)[0]) - 3) + data.shape), *where
