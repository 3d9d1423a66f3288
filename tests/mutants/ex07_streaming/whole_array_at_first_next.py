"""Is a generator, and loads everything when the first chunk is asked for.

check: yields_each_chunk_once
status: over_memory
says: The whole volume has
breaks: yields every chunk
"""


def iter_chunks(array):
    whole = np.asarray(array[:], array.dtype.newbyteorder("="))
    for slices in product(*([slice(i, min(i + c, n)) for i in range(0, n, c)] for n, c in zip(array.shape, array.chunks))):
        yield slices, whole[slices]
