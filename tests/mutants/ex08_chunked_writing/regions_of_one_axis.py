"""Gives the slices of the first axis only.

check: deals_out_the_chunks
status: failed
says: of the first axis only
tells: Those are slices of the first axis only.
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    return [[r[:1] for r in share] for share in _reference(shape, chunks, n_workers)]
