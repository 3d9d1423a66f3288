"""Gives a voxel an axis of its own.

check: reads_strips_of_the_selection
status: failed
says: It returned shape
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        return np.atleast_1d(super().__getitem__(selection))
