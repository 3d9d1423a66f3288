"""Has sizes overflow in 16 bits.

check: counts_the_chunks
status: failed
says: expected (256, 512, 512)
"""


def grid_shape(shape, chunks):
    return tuple(-(-(size % 2**14) // chunk) for size, chunk in zip(shape, chunks))
