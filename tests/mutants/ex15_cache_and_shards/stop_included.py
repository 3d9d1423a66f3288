"""Counts the stop as if it belonged to the slice.

check: counts_objects_and_requests
status: failed
says: stop of a slice
tells: The stop of a slice is counted: it is the first voxel that is not selected.
"""


_reference = shard_requests


def shard_requests(shape, chunks, shards, selection):
    bounds = [i.indices(n) if isinstance(i, slice) else i for i, n in zip(selection, shape)]
    selection = tuple(slice(i[0], min(i[1] + (i[1] > i[0]), n), i[2]) if isinstance(i, tuple) else i for i, n in zip(bounds, shape))
    return _reference(shape, chunks, shards, selection)
