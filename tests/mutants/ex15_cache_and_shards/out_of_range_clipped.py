"""Clips an int that is out of range.

check: counts_objects_and_requests
status: failed
says: Slices are clipped
tells: Slices are clipped, ints are not: an int that is out of range is an IndexError.
"""


_reference = shard_requests


def shard_requests(shape, chunks, shards, selection):
    selection = tuple(i if isinstance(i, slice) else max(-n, min(i, n - 1)) for i, n in zip(selection, shape))
    return _reference(shape, chunks, shards, selection)
