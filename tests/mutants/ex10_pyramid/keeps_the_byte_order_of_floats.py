"""Returns native integers, but floats in the byte order of the block.

check: averages_each_window
status: failed
says: Return native byte order
breaks: Floats come in native byte order
"""

_native_mean = downsample_mean


def downsample_mean(block, factors):
    means = _native_mean(block, factors)
    return means.astype(block.dtype) if block.dtype.kind == "f" else means
