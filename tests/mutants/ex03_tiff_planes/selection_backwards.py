"""Expects start to come before stop.

check: reads_strips_of_the_selection
status: error
says: Where stop lies before start nothing is chosen
tells: Where stop lies before start nothing is chosen: the length is 0, never negative.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        bounds = [item.indices(n) for item, n in zip(selection, self.shape) if isinstance(item, slice)]
        np.empty([-(-(stop - start) // step) for start, stop, step in bounds])
        return super().__getitem__(selection)
