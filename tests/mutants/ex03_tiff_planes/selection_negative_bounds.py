"""Takes negative bounds for 0.

check: reads_strips_of_the_selection
status: failed
says: Negative bounds are taken for 0
tells: Negative bounds are taken for 0. They count from the end: add the size.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        def positive(item):
            if not isinstance(item, slice):
                return item
            return slice(*(None if end is None else max(end, 0) for end in (item.start, item.stop)), item.step)

        return super().__getitem__(tuple(map(positive, selection)))
