"""Takes negative bounds of slices for 0.

check: counts_objects_and_requests
status: failed
says: taken for 0
tells: A negative bound of a slice is taken for 0: it counts from the end.
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    def clipped(item):
        bounds = (item.start, item.stop)
        return slice(*(None if end is None else max(end, 0) for end in bounds), item.step)

    return _reference(shape, chunks, shards, [clipped(i) if isinstance(i, slice) else i for i in selection])
