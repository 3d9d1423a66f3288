"""Divides by the number of workers.

check: deals_out_the_chunks
status: error
says: divides by the number of workers
breaks: at least one worker
tells: It divides by the number of workers before it looks whether there is one.
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    return _reference(shape, chunks, n_workers) if n_workers else 1 // n_workers
