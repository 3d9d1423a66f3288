"""Keeps an axis of length 1 where an int was asked for.

check: reads_strips_of_the_selection
status: failed
says: It returned shape
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        data = super().__getitem__(selection)
        return np.expand_dims(data, tuple(i for i, item in enumerate(selection) if not isinstance(item, slice)))
