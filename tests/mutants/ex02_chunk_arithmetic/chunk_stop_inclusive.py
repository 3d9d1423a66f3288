"""The stop is the last voxel instead of the one behind it.

check: cuts_out_a_chunk
status: failed
says: the last voxel is missing
tells: A slice ends before its stop: the last voxel is missing.
"""

def chunk_slices(shape, chunks, index):
    if not all(0 <= i < n for i, n in zip(index, grid_shape(shape, chunks))):
        raise IndexError(index)
    return tuple(slice(i * c, min((i + 1) * c, s) - 1) for s, c, i in zip(shape, chunks, index))
