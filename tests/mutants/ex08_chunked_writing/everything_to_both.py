"""Gives every chunk to every worker.

check: deals_out_the_chunks, loses_nothing_to_another_worker
status: failed
says: both
tells: It gives all chunks to each worker: divide them.
"""


def aligned_regions(shape, chunks, n_workers):
    if n_workers < 1:
        raise ValueError
    return [list(_chunk_regions(shape, chunks)) for _ in range(n_workers)]
