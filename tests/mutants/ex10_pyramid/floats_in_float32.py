"""Returns the digits of a float32 for any floats.

check: averages_each_window
status: failed
says: digits are lost
"""

_right_mean = downsample_mean


def downsample_mean(block, factors):
    means = _right_mean(block, factors)
    return means.astype(np.float32).astype(means.dtype) if means.dtype.kind == "f" else means
