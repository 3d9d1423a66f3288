"""Sends labels through floats.

check: takes_the_most_frequent_label
status: failed
says: digits are lost
"""


_downsample_mode = downsample_mode


def downsample_mode(block, factors):
    floats = np.minimum(block.astype(np.float64), np.nextafter(2.0**64, 0))
    return _downsample_mode(floats.astype(np.uint64 if block.dtype.kind == "u" else np.int64), factors).astype(block.dtype)
