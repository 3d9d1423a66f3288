"""Has a wide type for each integer of up to 32 bits, and none for others.

check: averages_each_window
status: error
says: It raised KeyError
"""

_right_mean = downsample_mean
_WIDE = {"u1": "u4", "i1": "i4", "u2": "u8", "i2": "i8", "u4": "u8", "i4": "i8", "f4": "f8", "f8": "f8"}


def downsample_mean(block, factors):
    _WIDE[block.dtype.str[1:]]
    return _right_mean(block, factors)
