"""Splits the last axis evenly, inside chunks.

check: loses_nothing_to_another_worker
status: failed
says: voxels of
"""


def aligned_regions(shape, chunks, n_workers):
    middle = shape[-1] // 2 + (shape[-1] // 2) % 2 + 1
    rest = tuple(slice(0, n) for n in shape[:-1])
    return [[(*rest, slice(0, middle))], [(*rest, slice(middle, shape[-1]))]]
