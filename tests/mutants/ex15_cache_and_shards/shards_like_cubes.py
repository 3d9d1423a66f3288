"""Takes as many chunks along each axis of a shard as there are along its first.

check: counts_objects_and_requests
status: failed
says: axis by axis
tells: It takes as many chunks along each axis of a shard as along its first: divide shards by chunks axis by axis.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    n = shards[0] // chunks[0]
    return _reference(shape, chunks, [chunk * n for chunk in chunks], selection)
