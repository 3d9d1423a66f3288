"""Expects z, y and x.

check: bytes_of_an_image
status: error
says: ValueError
"""


def volume_nbytes(shape, dtype):
    z, y, x = map(int, shape)
    return z * y * x * np.dtype(dtype).itemsize
