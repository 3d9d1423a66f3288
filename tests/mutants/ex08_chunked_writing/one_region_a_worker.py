"""Returns a region for each worker, not a list of them.

check: deals_out_the_chunks
status: failed
says: put it into a list
breaks: has a list of regions
tells: It gives a worker one region: put it into a list.
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    return [share[0] if share else [] for share in _reference(shape, chunks, n_workers)]
