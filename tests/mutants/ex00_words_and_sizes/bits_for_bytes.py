"""Counts bits.

check: bytes_of_an_image
status: failed
says: That is the number of bits
"""

def volume_nbytes(shape, dtype):
    return math.prod(shape) * np.dtype(dtype).itemsize * 8
