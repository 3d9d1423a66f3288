"""np.prod counts in 64 bits and overflows without a word.

check: bytes_of_an_image
status: failed
says: The product overflowed: 64-bit
"""

def volume_nbytes(shape, dtype):
    return np.prod(shape) * np.dtype(dtype).itemsize
