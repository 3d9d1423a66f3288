"""Forgets a last chunk that holds a single voxel.

check: counts_the_chunks
status: failed
says: A last chunk counts even if there is a single voxel in it
tells: A last chunk counts even if there is a single voxel in it.
"""


def grid_shape(shape, chunks):
    return tuple(max(1, len(range(0, size - 1, chunk))) for size, chunk in zip(shape, chunks))
