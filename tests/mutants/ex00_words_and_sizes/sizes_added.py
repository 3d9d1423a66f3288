"""Adds the sizes up.

check: bytes_of_an_image
status: failed
says: The sizes were added
tells: The sizes were added: multiply them.
"""


def volume_nbytes(shape, dtype):
    return sum(map(int, shape)) * np.dtype(dtype).itemsize
