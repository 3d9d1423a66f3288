"""The sizes are 32-bit integers, whose product overflows beyond 2.1 GB.

check: bytes_of_an_image
status: failed
says: The product overflowed: 32-bit
tells: The product overflowed: 32-bit integers end at 2,147,483,647. Use Python integers.
"""

def volume_nbytes(shape, dtype):
    return int(np.prod(np.array(shape, np.int32), dtype=np.int32)) * np.dtype(dtype).itemsize
