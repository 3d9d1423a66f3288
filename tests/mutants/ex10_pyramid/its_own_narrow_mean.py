"""Takes a mean of its own, which overflows.

check: makes_every_level
status: failed
says: a mean of its own, whose sums overflow
tells: It takes a mean of its own, whose sums overflow: call the function that is handed over.
"""

_right_build = build_pyramid


def _mean(block, factors):
    sums, counts = block, np.ones(block.shape, np.int64)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        sums, counts = np.add.reduceat(sums, first, axis, dtype=block.dtype), np.add.reduceat(counts, first, axis)
    return np.rint(sums / counts).astype(block.dtype)


def build_pyramid(group, factors, reduce):
    _right_build(group, factors, _mean)
