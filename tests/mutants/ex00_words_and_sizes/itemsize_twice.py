"""Multiplies by the size of a voxel twice.

check: bytes_of_an_image
status: failed
says: multiplied in twice
tells: The size of a voxel was multiplied in twice.
"""


def volume_nbytes(shape, dtype):
    return math.prod(map(int, shape)) * np.dtype(dtype).itemsize ** 2
