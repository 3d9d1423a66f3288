"""Returns chunk indices.

check: deals_out_the_chunks
status: failed
says: indices of chunks
breaks: has a list of regions
tells: Those are indices of chunks: a region says from which voxel to which.
"""


_reference = aligned_regions


def aligned_regions(shape, chunks, n_workers):
    shares = _reference(shape, chunks, n_workers)
    return [[tuple(s.start // c for s, c in zip(r, chunks)) for r in share] for share in shares]
