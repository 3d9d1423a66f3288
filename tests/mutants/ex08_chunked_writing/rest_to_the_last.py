"""Gives the rest to the last worker.

check: deals_out_the_chunks
status: failed
says: gives the last worker
tells: It gives the last worker all that is left over: give one each to several.
"""


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 1:
        raise ValueError
    regions = list(_chunk_regions(shape, chunks))
    each = len(regions) // n_workers
    shares = [regions[worker * each : (worker + 1) * each] for worker in range(n_workers)]
    shares[-1] += regions[n_workers * each :]
    return shares
