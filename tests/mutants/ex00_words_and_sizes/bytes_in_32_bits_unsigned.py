"""The bytes are counted in 32 bits without a sign.

check: bytes_of_an_image
status: failed
says: The product overflowed: 32-bit
tells: The product overflowed: 32-bit integers end at 2,147,483,647. Use Python integers.
"""


def volume_nbytes(shape, dtype):
    sizes = np.array([*map(int, shape), np.dtype(dtype).itemsize], np.uint64)
    return int(np.prod(sizes, dtype=np.uint64).astype(np.uint32))
