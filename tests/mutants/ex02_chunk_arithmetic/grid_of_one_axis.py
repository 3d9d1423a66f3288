"""Returns a number where there is one axis.

check: counts_the_chunks
status: failed
says: the number of chunks in all
"""


def grid_shape(shape, chunks):
    grid = tuple(-(-size // chunk) for size, chunk in zip(shape, chunks))
    return grid if len(grid) > 1 else grid[0] * 1.0
