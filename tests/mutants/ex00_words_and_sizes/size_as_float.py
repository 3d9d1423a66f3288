"""Returns a float, which rounds beyond 2**53.

check: bytes_of_an_image
status: failed
says: Count in Python integers
tells: Count in Python integers: a float rounds large numbers.
"""

def volume_nbytes(shape, dtype):
    return float(math.prod(shape)) * np.dtype(dtype).itemsize
