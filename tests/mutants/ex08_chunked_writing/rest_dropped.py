"""Drops the chunks that do not divide evenly.

check: deals_out_the_chunks
status: failed
says: drops the chunks that are left
tells: It drops the chunks that are left when all workers have equally many: deal them out, too.
"""


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 1:
        raise ValueError
    regions = list(_chunk_regions(shape, chunks))
    each = len(regions) // n_workers
    return [regions[worker * each : (worker + 1) * each] for worker in range(n_workers)]
