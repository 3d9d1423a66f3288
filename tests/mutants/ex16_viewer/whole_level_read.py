"""Reads the whole level for each frame.

check: reads_what_is_not_in_memory
status: over_budget
says: It was stopped after
breaks: that are not in memory, each once
tells: It reads a whole level for one chunk of it: take that chunk alone.
"""


_Reference = Viewer


class Viewer(_Reference):
    def _load(self, key):
        position, index = key
        array = self._arrays[position]
        return array[:][tuple(slice(i * c, (i + 1) * c) for i, c in zip(index, array.chunks))]
