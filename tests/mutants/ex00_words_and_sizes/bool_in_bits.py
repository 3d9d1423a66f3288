"""Takes a bool for a bit.

check: bytes_of_an_image
status: failed
says: expected 12000
"""


def volume_nbytes(shape, dtype):
    voxels = math.prod(int(size) for size in shape)
    return voxels // 8 if np.dtype(dtype).kind == "b" else voxels * np.dtype(dtype).itemsize
