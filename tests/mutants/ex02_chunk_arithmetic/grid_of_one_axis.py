"""Returns a number where there is one axis.

check: counts_the_chunks
status: failed
says: With one axis
tells: With one axis, too, it is a tuple, of one whole number.
"""


def grid_shape(shape, chunks):
    grid = tuple(-(-size // chunk) for size, chunk in zip(shape, chunks))
    return grid if len(grid) > 1 else grid[0] * 1.0
