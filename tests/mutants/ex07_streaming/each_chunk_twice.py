"""Reads each chunk twice: half of the points.

check: yields_each_chunk_once
status: half
says: that it had read before
breaks: reads each chunk once
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, _ in _reference(array):
        yield slices, np.asarray(array[slices], array.dtype.newbyteorder("="))
