"""Returns the means in the byte order of the block.

check: averages_each_window
status: failed
says: Return native byte order
"""

_native_mean = downsample_mean


def downsample_mean(block, factors):
    return _native_mean(block, factors).astype(block.dtype)
