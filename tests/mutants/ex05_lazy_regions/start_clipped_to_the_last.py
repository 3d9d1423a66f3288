"""Moves a start behind the image to its last voxel.

check: reads_the_chunks_touched
status: failed
says: It moves a start behind the image to the last voxel
tells: It moves a start behind the image to the last voxel. Clip it to the size: the slice is empty then.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        def inside(i, n):
            return slice(min(i.start, n - 1), i.stop, i.step) if isinstance(i, slice) and i.start is not None else i
        return np.asarray(self._array[tuple(map(inside, selection, self.shape))], self.dtype)
