"""Refuses no worker at all, but not a negative number.

check: deals_out_the_chunks
status: failed
says: expected ValueError
breaks: negative number
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 0:
        return []
    return _reference(shape, chunks, n_workers)
