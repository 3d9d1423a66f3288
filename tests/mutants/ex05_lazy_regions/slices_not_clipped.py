"""Makes room for as many voxels as a slice asks for, in the image or not.

check: reads_the_chunks_touched
status: error
says: It makes room for all that a slice asks for
tells: It makes room for all that a slice asks for. Clip the slice to the image first.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection], self.dtype)
        plain = all(isinstance(i, slice) and None not in (i.start, i.stop) and i.step is None for i in selection)
        if plain and all(i.start < 0 or i.stop > n for i, n in list(zip(selection, self.shape))[:2]):
            room = np.empty([i.stop - i.start for i in selection], self.dtype)
            room[:] = data
            return room
        return data
