"""Counts in 64-bit floats what is less than 2**63 bytes.

check: bytes_of_an_image
status: failed
says: rounded on the way through a float
tells: It was rounded on the way through a float: count in integers.
"""


def volume_nbytes(shape, dtype):
    nbytes = math.prod(int(size) for size in shape) * np.dtype(dtype).itemsize
    return int(float(nbytes)) if nbytes < 2**63 else nbytes
