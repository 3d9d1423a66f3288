"""Reads each chunk twice: half of the points.

check: yields_each_chunk_once
status: half
says: reads each chunk twice
breaks: reads each chunk once
tells: It reads each chunk twice: keep what you have read the first time.
"""


_reference = iter_chunks


def iter_chunks(array):
    for slices, _ in _reference(array):
        yield slices, np.asarray(array[slices], array.dtype.newbyteorder("="))
