"""Knows four data types by their names and no other.

check: bytes_of_an_image
status: error
says: KeyError
"""

def volume_nbytes(shape, dtype):
    return math.prod(shape) * {"uint8": 1, "uint16": 2, "float32": 4}[dtype]
