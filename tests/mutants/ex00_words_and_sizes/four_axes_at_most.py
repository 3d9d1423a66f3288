"""Multiplies the last four sizes.

check: bytes_of_an_image
status: failed
says: expected 2016000000
"""


def volume_nbytes(shape, dtype):
    return math.prod(int(size) for size in shape[-4:]) * np.dtype(dtype).itemsize
