"""Takes the number of a plane modulo their count.

check: reads_strips_of_the_selection
status: failed
says: The number is taken modulo the count of pages
tells: The number is taken modulo the count of pages, as tif.pages does. Look first whether there is such a page.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        return super().__getitem__((z if isinstance(z, slice) else z % self.shape[0], y, x))
