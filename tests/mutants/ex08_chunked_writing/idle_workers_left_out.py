"""Leaves out workers that have nothing to do.

check: deals_out_the_chunks
status: failed
says: has an empty list
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    return [share for share in _reference(shape, chunks, n_workers) if share]
