"""Deals out layers of chunks, not chunks.

check: deals_out_the_chunks
status: failed
says: whole layers of chunks
tells: It deals out whole layers of chunks: deal out single chunks.
"""


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 1:
        raise ValueError
    shares = [[] for _ in range(n_workers)]
    for region in _chunk_regions(shape, chunks):
        shares[region[0].start // chunks[0] % n_workers].append(region)
    return shares
