"""Has the number of voxels overflow in 16 bits, where the axes are longer than 2**14.

check: tells_the_amplification
status: failed
says: expected 4096.0
"""


_reference = read_amplification


def read_amplification(shape, chunks, selection):
    return _reference(shape, chunks, selection) / (1 if max(shape) < 2**14 else 2**16)
