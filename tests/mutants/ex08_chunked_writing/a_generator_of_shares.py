"""Returns a generator.

check: deals_out_the_chunks
status: failed
says: into one list
tells: Put the lists of all workers into one list: list(...).
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    _reference(shape, chunks, n_workers)
    return (share for share in _reference(shape, chunks, n_workers))
