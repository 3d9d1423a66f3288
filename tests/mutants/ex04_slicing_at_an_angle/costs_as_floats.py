"""Numbers of bytes as floats.

check: compares_the_costs
status: failed
says: expected whole numbers
"""

_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    table = _table(shape, layouts, planes, itemsize)
    return {key: (n, float(nbytes)) for key, (n, nbytes) in table.items()}
