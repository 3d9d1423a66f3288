"""Reads a layer of chunks at a time and yields its parts: half of the points.

check: yields_each_chunk_once
status: half
says: it had read
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    layer, start = None, -1
    for slices in product(*([slice(i, min(i + c, n)) for i in range(0, n, c)] for n, c in zip(array.shape, array.chunks))):
        if slices[0].start != start:
            start = slices[0].start
            layer = np.asarray(array[slices[0]], array.dtype.newbyteorder("="))
        yield slices, layer[(slice(None), *slices[1:])]
