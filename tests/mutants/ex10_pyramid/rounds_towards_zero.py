"""Adds 0.5 and cuts fractions off, which rounds negative means up.

check: averages_each_window
status: failed
says: wrong
"""


def downsample_mean(block, factors):
    means = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for where, part, window in _even_parts(block, factors):
        mean = _window_sums(part, window, np.dtype(np.float64)) / math.prod(window)
        means[where] = mean if means.dtype.kind == "f" else (mean + 0.5).astype(means.dtype)
    return means
