"""Adds 0.5 and cuts fractions off, which rounds negative means up.

check: averages_each_window
status: failed
says: rounds positive means alone
tells: Adding 0.5 and cutting off the fraction rounds positive means alone: negative ones are rounded to the nearest, too.
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    if not block.dtype.isnative:  # whether the byte order is kept is another mistake
        return _right_mean(block, factors)
    means = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for where, part, window in _even_parts(block, factors):
        mean = _window_sums(part, window, np.dtype(np.float64)) / math.prod(window)
        means[where] = mean if means.dtype.kind == "f" else (mean + 0.5).astype(means.dtype)
    return means
