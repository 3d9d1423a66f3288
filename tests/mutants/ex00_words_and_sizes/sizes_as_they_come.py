"""Multiplies the sizes as they come: NumPy integers overflow.

check: bytes_of_an_image
status: failed
says: NumPy integers, np.int32
"""


def volume_nbytes(shape, dtype):
    return math.prod(shape) * np.dtype(dtype).itemsize
