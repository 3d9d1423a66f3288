"""Yields planes.

check: yields_each_chunk_once
status: failed
says: which is no chunk
breaks: yields every chunk
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        slices = (slice(z, z + 1), *(slice(0, n) for n in array.shape[1:]))
        yield slices, array[slices]
