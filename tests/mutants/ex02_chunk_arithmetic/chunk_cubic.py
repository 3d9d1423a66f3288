"""Takes the first axis' chunk edge for all axes.

check: cuts_out_a_chunk
status: failed
says: The first axis' chunk edge is taken for all axes
tells: The first axis' chunk edge is taken for all axes: each axis has its own.
"""


def chunk_slices(shape, chunks, index):
    if not all(0 <= i < n for i, n in zip(index, grid_shape(shape, chunks))):
        raise IndexError(index)
    return tuple(slice(i * chunks[0], min((i + 1) * chunks[0], s)) for s, i in zip(shape, index))
