"""Takes a stop of 0 for none: `stop or size`.

check: reads_the_chunks_touched
status: failed
says: A stop of 0 is taken for no stop
tells: A stop of 0 is taken for no stop. Only None means that there is none.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        sizes = zip(selection, self.shape)
        whole = tuple(slice(i.start or 0, i.stop or n, i.step) if isinstance(i, slice) else i for i, n in sizes)
        return np.asarray(self._array[whole], self.dtype)
