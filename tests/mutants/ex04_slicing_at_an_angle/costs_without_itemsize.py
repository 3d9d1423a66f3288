"""Counts voxels for bytes.

check: compares_the_costs
status: failed
says: multiply by the itemsize
tells: These are voxels, not bytes: multiply by the itemsize.
"""

_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    table = _table(shape, layouts, planes, itemsize)
    return {key: (n, nbytes // itemsize) for key, (n, nbytes) in table.items()}
