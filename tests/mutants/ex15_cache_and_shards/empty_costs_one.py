"""An empty selection costs a request.

check: counts_objects_and_requests
status: failed
says: The selection is empty
"""


_reference = shard_requests


def shard_requests(shape, chunks, shards, selection):
    return max(1, _reference(shape, chunks, shards, selection))
