"""The bytes of the image.

check: compares_the_costs
status: failed
says: bytes of the slice
tells: These are the bytes of the slice; whole chunks must be read.
"""


_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    table = _table(shape, layouts, planes, itemsize)
    return {key: (n, math.prod(planes[key[1]][3]) * itemsize) for key, (n, _) in table.items()}
