"""Reads one voxel as it opens an image, in order to know the dtype.

check: opens_any_container
status: over_budget
says: 1 chunk read; 0 are enough
"""


class _LazyImage(_LazyImage):
    def __init__(self, array):
        super().__init__(array)
        array[(0,) * array.ndim]
