"""Takes the length of a chunk along x for every axis.

check: yields_each_chunk_once
status: failed
says: along the last axis for all axes
breaks: yields every chunk
tells: It takes the chunk's length along the last axis for all axes: each axis has its own, see array.chunks.
"""


def iter_chunks(array):
    c = array.chunks[-1]
    for slices in product(*([slice(i, min(i + c, n)) for i in range(0, n, c)] for n in array.shape)):
        yield slices, np.asarray(array[slices], array.dtype.newbyteorder("="))
