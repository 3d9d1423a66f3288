"""Counts voxels instead of bytes.

check: bytes_of_an_image, fits_in_memory
status: failed
says: byte
"""

def volume_nbytes(shape, dtype):
    return math.prod(shape)
