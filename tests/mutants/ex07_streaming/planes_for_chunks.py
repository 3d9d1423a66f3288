"""Yields planes.

check: yields_each_chunk_once
status: failed
says: It gives planes
breaks: yields every chunk
tells: It gives planes: a piece is as deep as a chunk, see array.chunks.
"""


def iter_chunks(array):
    for z in range(array.shape[0]):
        slices = (slice(z, z + 1), *(slice(0, n) for n in array.shape[1:]))
        yield slices, array[slices]
