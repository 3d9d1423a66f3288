"""Counts the chunks between the first and the last that it touches, steps or not.

check: counts_objects_and_requests
status: failed
says: between the steps
tells: It counts the chunks between the steps, too: a large step jumps over chunks, and over shards.
"""


_reference = shard_requests


def shard_requests(shape, chunks, shards, selection):
    dense = []
    for size, item in zip(shape, selection):
        chosen = range(size)[item] if isinstance(item, slice) else ()
        dense.append(slice(chosen[0], chosen[-1] + 1) if chosen else item)
    return _reference(shape, chunks, shards, tuple(dense))
