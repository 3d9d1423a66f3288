"""Counts an int before the first voxel from the end once more.

check: reads_the_chunks_touched
status: failed
says: expected IndexError
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        sizes = zip(selection, self.shape)
        wrapped = tuple(i % n if not isinstance(i, slice) and i < 0 else i for i, n in sizes)
        return np.asarray(self._array[wrapped], self.dtype)
