"""Fills with the largest value where no fill is named.

check: reads_the_staircase
status: failed
says: outside
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=-1):
    return _slice(array, origin, u, v, out_shape, fill)
