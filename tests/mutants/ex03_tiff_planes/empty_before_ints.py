"""Returns an empty selection before it looks at the ints.

check: reads_strips_of_the_selection
status: failed
says: It returns an empty array before it looks at the ints
tells: It returns an empty array before it looks at the ints. An int out of range raises IndexError there, too.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        lengths = [len(range(n)[item]) for item, n in zip(selection, self.shape) if isinstance(item, slice)]
        if 0 in lengths:
            return np.empty(lengths, self.dtype)
        return super().__getitem__(selection)
