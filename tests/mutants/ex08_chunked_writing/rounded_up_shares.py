"""Rounds the share of each worker up, so that the last get too few.

check: deals_out_the_chunks
status: failed
says: rounds the share of each worker up
tells: It rounds the share of each worker up, so that too few are left for the last.
"""


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 1:
        raise ValueError
    regions = list(_chunk_regions(shape, chunks))
    each = -(-len(regions) // n_workers)
    return [regions[worker * each : (worker + 1) * each] for worker in range(n_workers)]
