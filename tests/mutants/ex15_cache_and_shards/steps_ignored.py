"""Ignores steps.

check: counts_objects_and_requests
status: failed
says: The step is ignored
tells: The step is ignored: a large step jumps over chunks.
"""


_reference = shard_requests


def shard_requests(shape, chunks, shards, selection):
    selection = tuple(slice(i.start, i.stop) if isinstance(i, slice) else i for i in selection)
    return _reference(shape, chunks, shards, selection)
