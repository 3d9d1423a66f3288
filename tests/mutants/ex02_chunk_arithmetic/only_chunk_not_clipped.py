"""Clips a last chunk only where there is another before it.

check: cuts_out_a_chunk
status: failed
says: larger than the array
tells: A chunk that is larger than the array is clipped, too: its stop is the size.
"""


def chunk_slices(shape, chunks, index):
    grid = grid_shape(shape, chunks)
    if not all(0 <= i < n for i, n in zip(index, grid)):
        raise IndexError(index)
    return tuple(
        slice(i * c, s if 0 < i == n - 1 else (i + 1) * c) for s, c, i, n in zip(shape, chunks, index, grid)
    )
