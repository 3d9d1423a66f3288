"""Reads from border to border of the chunks, one chunk at least, and cuts the selection out.

check: reads_the_chunks_touched
status: over_budget
says: It reads a chunk where nothing is selected
tells: It reads a chunk where nothing is selected. Shape and dtype of the result are known without a voxel.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        wide, cut = [], []
        for item, size, chunk in zip(selection, self.shape, self.chunks):
            if not isinstance(item, slice):
                wide.append(item)
                continue
            start, stop, step = item.indices(size)
            if step > chunk:
                wide.append(item)
                cut.append(slice(None))
                continue
            low = min(start, size - 1) // chunk * chunk
            wide.append(slice(low, min(-(-max(stop, low + 1) // chunk) * chunk, size)))
            cut.append(slice(start - low, max(stop - low, 0), step))
        return np.asarray(self._array[tuple(wide)], self.dtype)[tuple(cut)]
