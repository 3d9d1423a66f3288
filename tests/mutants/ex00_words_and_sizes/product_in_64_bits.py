"""np.prod counts in 64 bits and overflows without a word.

check: bytes_of_an_image
status: failed
says: The product overflowed: 64-bit
tells: The product overflowed: 64-bit integers end at 9,223,372,036,854,775,807. Use Python integers.
"""

def volume_nbytes(shape, dtype):
    return np.prod(shape) * np.dtype(dtype).itemsize
