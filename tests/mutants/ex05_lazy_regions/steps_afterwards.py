"""Reads the whole span of a slice with a step, and steps through it afterwards.

check: reads_the_chunks_touched
status: over_budget
says: It reads the chunks between the steps
tells: It reads the chunks between the steps, too. Give the step to the array, which jumps over them.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        spans, steps = [], []
        for item, size in zip(selection, self.shape):
            if isinstance(item, slice):
                start, stop, step = item.indices(size)
                spans.append(slice(start, stop))
                steps.append(slice(None, None, step))
            else:
                spans.append(item)
        return np.asarray(self._array[tuple(spans)][tuple(steps)], self.dtype)
