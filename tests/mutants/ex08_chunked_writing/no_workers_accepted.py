"""Returns an empty list for no workers.

check: deals_out_the_chunks
status: failed
says: expected ValueError
breaks: at least one worker
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    return _reference(shape, chunks, n_workers) if n_workers > 0 else []
