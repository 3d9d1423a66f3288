"""Multiplies floats and makes an int of the rounded product.

check: bytes_of_an_image
status: failed
says: rounded on the way through a float
tells: It was rounded on the way through a float: count in integers.
"""

def volume_nbytes(shape, dtype):
    return int(math.prod(map(float, shape)) * np.dtype(dtype).itemsize)
