"""Reads each chunk once for each of its planes.

check: yields_each_chunk_once
status: over_budget
says: that it had read before
breaks: reads each chunk once
tells: It reads a chunk in several pieces, and each piece reads the whole chunk: read it in one go.
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, block in _reference(array):
        z = range(slices[0].start, slices[0].stop)
        rows = [np.asarray(array[(i, *slices[1:])], block.dtype) for i in z for _ in range(2)]
        yield slices, np.stack(rows[::2])
