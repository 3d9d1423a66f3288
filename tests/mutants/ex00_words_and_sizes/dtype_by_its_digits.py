"""Reads the bits of a voxel from the digits in the data type's name.

check: bytes_of_an_image
status: failed
says: The digits in the name of a data type are not always its bits
tells: The digits in the name of a data type are not always its bits: np.dtype(dtype).itemsize says the bytes.
"""


def volume_nbytes(shape, dtype):
    bits = "".join(filter(str.isdigit, str(dtype))) or "8"
    return math.prod(int(size) for size in shape) * (int(bits) // 8)
