"""Takes negative bounds of slices for 0.

check: counts_objects_and_requests
status: failed
says: It touches
"""


def shard_requests(shape, chunks, shards, selection, _reference=shard_requests):
    def clipped(item):
        bounds = (item.start, item.stop)
        return slice(*(None if end is None else max(end, 0) for end in bounds), item.step)

    return _reference(shape, chunks, shards, [clipped(i) if isinstance(i, slice) else i for i in selection])
