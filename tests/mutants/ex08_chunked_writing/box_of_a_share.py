"""Joins the chunks of a worker to the box around them.

check: deals_out_the_chunks
status: failed
says: The box around a worker's chunks
tells: The box around a worker's chunks may hold chunks of others: list the chunks one by one.
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    return [
        [tuple(slice(min(s.start for s in side), max(s.stop for s in side)) for side in zip(*regions))] if regions else []
        for regions in _reference(shape, chunks, n_workers)
    ]
