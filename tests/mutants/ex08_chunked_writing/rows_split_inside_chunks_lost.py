"""Splits the planes in two halves: the check shows what is lost.

check: loses_nothing_to_another_worker
status: failed
says: were lost
"""


def aligned_regions(shape, chunks, n_workers):
    middle = chunks[0] * (-(-shape[0] // chunks[0]) // 2) + 1
    rest = tuple(slice(0, n) for n in shape[1:])
    return [[(slice(0, middle), *rest)], [(slice(middle, shape[0]), *rest)]]
