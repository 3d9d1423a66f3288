"""Returns voxels in the file's byte order.

check: reads_the_chunks_touched
status: failed
says: native byte order
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        return np.asarray(self._array[selection], self.dtype.newbyteorder(">"))
