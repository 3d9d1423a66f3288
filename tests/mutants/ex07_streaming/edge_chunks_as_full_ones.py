"""Divides by the voxels of as many full chunks.

check: takes_stock
status: failed
says: as full ones
breaks: minimum, maximum
tells: That counts the chunks at the edge as full ones: divide by the voxels that there are.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    full = math.prod(-(-n // c) * c for n, c in zip(array.shape, array.chunks))
    return Stats(right.min, right.max, right.mean * array.size / full, right.std)
