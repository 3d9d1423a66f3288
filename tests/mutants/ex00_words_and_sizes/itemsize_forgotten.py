"""Counts voxels instead of bytes.

check: bytes_of_an_image
status: failed
says: It counts voxels
tells: It counts voxels. Multiply by the bytes that each of them takes.
"""

def volume_nbytes(shape, dtype):
    return math.prod(shape)
