"""Takes every array for one of three axes.

check: yields_each_chunk_once
status: error
says: one of three axes
breaks: yields every chunk
tells: It takes any array for one of three axes: array.ndim says how many there are.
"""


def iter_chunks(array):
    z, y, x = ([slice(i, min(i + c, n)) for i in range(0, n, c)] for n, c in zip(array.shape, array.chunks))
    for slices in product(z, y, x):
        yield slices, np.asarray(array[slices], array.dtype.newbyteorder("="))
