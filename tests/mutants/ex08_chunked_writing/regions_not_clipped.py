"""Does not clip the regions to the shape.

check: deals_out_the_chunks
status: failed
says: Clip the stop
breaks: has a list of regions
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    shares = _reference(shape, chunks, n_workers)
    return [[tuple(slice(s.start, s.start + c) for s, c in zip(r, chunks)) for r in share] for share in shares]
