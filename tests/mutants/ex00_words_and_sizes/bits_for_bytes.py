"""Counts bits.

check: bytes_of_an_image
status: failed
says: That is the number of bits
tells: That is the number of bits; a byte has 8 of them.
"""

def volume_nbytes(shape, dtype):
    return math.prod(shape) * np.dtype(dtype).itemsize * 8
