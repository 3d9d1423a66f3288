"""Splits the planes evenly among the workers, inside chunks.

check: deals_out_the_chunks, loses_nothing_to_another_worker
status: failed
says: Cut between chunks only
"""


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 1:
        raise ValueError
    cuts = [shape[0] * worker // n_workers for worker in range(n_workers + 1)]
    rest = tuple(slice(0, n) for n in shape[1:])
    return [[(slice(a, b), *rest)] for a, b in pairwise(cuts)]
