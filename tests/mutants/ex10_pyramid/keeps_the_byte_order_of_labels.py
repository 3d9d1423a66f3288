"""Returns labels in the byte order of the block.

check: takes_the_most_frequent_label
status: failed
says: Return native byte order
"""

_native_mode = downsample_mode


def downsample_mode(block, factors):
    return _native_mode(block, factors).astype(block.dtype)
