"""Squeezes what it read where there is an int, and with it slices of one voxel.

check: reads_the_chunks_touched
status: failed
says: It squeezes the result
tells: It squeezes the result. Only an int drops its axis: a slice of one voxel keeps it.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection], self.dtype)
        return data if all(isinstance(item, slice) for item in selection) else np.squeeze(data)
