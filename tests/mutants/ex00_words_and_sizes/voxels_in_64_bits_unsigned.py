"""The voxels are counted in 64 bits without a sign.

check: bytes_of_an_image
status: failed
says: The product overflowed: 64-bit
tells: The product overflowed: 64-bit integers end at 9,223,372,036,854,775,807. Use Python integers.
"""


def volume_nbytes(shape, dtype):
    return int(np.prod([int(size) for size in shape], dtype=np.uint64)) * np.dtype(dtype).itemsize
