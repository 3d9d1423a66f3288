"""The number of chunks in all.

check: counts_the_chunks
status: failed
says: number of chunks in all
tells: That is the number of chunks in all: return how many there are along each axis.
"""

def grid_shape(shape, chunks):
    return math.prod(-(-size // chunk) for size, chunk in zip(shape, chunks))
