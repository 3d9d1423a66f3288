"""Reads a region plane by plane: each chunk once for each of its planes.

check: reads_the_chunks_touched
status: over_budget
says: It reads plane by plane
breaks: each chunk once
tells: It reads plane by plane, and each chunk again for each of its planes. Ask for all planes at once.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        z, y, x = selection
        if not isinstance(z, slice):
            return np.asarray(self._array[z, y, x], self.dtype)
        planes = [np.asarray(self._array[i, y, x], self.dtype) for i in range(self.shape[0])[z]]
        return np.stack(planes) if planes else np.asarray(self._array[0:0, y, x], self.dtype)
