"""Writes the planes of each slab in the wrong order.

check: writes_slab_by_slab
status: failed
says: in the wrong order
breaks: into its place
"""


_reference = _next_slab


def _next_slab(planes, shape, dtype):
    return _reference(planes, shape, dtype)[::-1]
