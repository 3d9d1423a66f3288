"""Returns big-endian values as they are.

check: projects_the_brightest
status: failed
says: bytes in the file's order
breaks: native byte order
"""


_reference = max_projection


def max_projection(array, axis):
    return _reference(array, axis).astype(array.dtype)
