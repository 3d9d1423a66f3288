"""Notices an int that is too large, but not one that is too far below 0.

check: counts_objects_and_requests
status: failed
says: from -n to n - 1
tells: An int may be too far below 0, too: along n voxels, ints go from -n to n - 1.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    return _reference(shape, chunks, shards, [i if isinstance(i, slice) or i >= 0 else i % n for i, n in zip(selection, shape)])
