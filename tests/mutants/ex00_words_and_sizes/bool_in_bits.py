"""Takes a bool for a bit.

check: bytes_of_an_image
status: failed
says: A bool takes a byte
tells: A bool takes a byte, not a bit.
"""


def volume_nbytes(shape, dtype):
    voxels = math.prod(int(size) for size in shape)
    return voxels // 8 if np.dtype(dtype).kind == "b" else voxels * np.dtype(dtype).itemsize
