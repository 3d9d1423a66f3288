"""Returns the number of chunks along each axis where their size is asked for.

check: opens_any_container
status: failed
says: That is the number of chunks along each axis
tells: That is the number of chunks along each axis. What is asked for is the size of one.
"""


class _LazyImage(_LazyImage):
    @property
    def chunks(self):
        return tuple(-(-size // chunk) for size, chunk in zip(self.shape, self._array.chunks))
