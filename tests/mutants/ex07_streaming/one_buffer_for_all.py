"""Gives views of one buffer: a block changes when the next one is asked for.

check: yields_each_chunk_once
status: failed
says: written into the same memory
breaks: yields every chunk
"""


_reference = iter_chunks


def iter_chunks(array):
    buffer = np.empty(array.chunks, array.dtype.newbyteorder("="))
    for slices, voxels in _reference(array):
        block = buffer[tuple(slice(n) for n in voxels.shape)]
        block[...] = voxels
        yield slices, block
