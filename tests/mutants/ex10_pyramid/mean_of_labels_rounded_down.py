"""Averages labels, and rounds down.

check: takes_the_most_frequent_label
status: failed
says: That is the mean of labels
breaks: most frequent label
tells: That is the mean of labels: no object is called that. Take the most frequent.
"""

_right_mode = downsample_mode


def downsample_mode(block, factors):
    if not block.dtype.isnative or block.min() < 0:  # how those are returned and rounded are other mistakes
        return _right_mode(block, factors)
    total, n = block.astype(np.float64), np.ones(block.shape)
    for axis, f in enumerate(factors):
        first = np.arange(0, block.shape[axis], f)
        total, n = np.add.reduceat(total, first, axis), np.add.reduceat(n, first, axis)
    return np.floor(total / n).astype(block.dtype)
