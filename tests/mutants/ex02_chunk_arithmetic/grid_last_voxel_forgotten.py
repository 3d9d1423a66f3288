"""Forgets a last chunk that holds a single voxel.

check: counts_the_chunks
status: failed
says: expected (3, 5)
"""


def grid_shape(shape, chunks):
    return tuple(max(1, len(range(0, size - 1, chunk))) for size, chunk in zip(shape, chunks))
