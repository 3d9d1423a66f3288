"""Refuses no worker at all, but not a negative number.

check: deals_out_the_chunks
status: failed
says: refuses 0 workers only
breaks: negative number
tells: It refuses 0 workers only: fewer are no workers either.
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 0:
        return []
    return _reference(shape, chunks, n_workers)
