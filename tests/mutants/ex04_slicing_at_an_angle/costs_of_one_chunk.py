"""The bytes of one chunk.

check: compares_the_costs
status: failed
says: bytes of one chunk
tells: These are the bytes of one chunk, not of all of them.
"""

_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    table = _table(shape, layouts, planes, itemsize)
    return {key: (n, nbytes // max(1, n)) for key, (n, nbytes) in table.items()}
