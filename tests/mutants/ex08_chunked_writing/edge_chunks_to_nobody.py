"""Floors the grid: the partial chunks belong to nobody.

check: deals_out_the_chunks, loses_nothing_to_another_worker
status: failed
says: leaves out the chunks at the edge
tells: It leaves out the chunks at the edge, which are smaller than the others.
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    return _reference(tuple(n // c * c for n, c in zip(shape, chunks)), chunks, n_workers)
