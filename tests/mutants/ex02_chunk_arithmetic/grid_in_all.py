"""The number of chunks in all.

check: counts_the_chunks
status: failed
says: chunks in all
"""

def grid_shape(shape, chunks):
    return math.prod(-(-size // chunk) for size, chunk in zip(shape, chunks))
