"""Has every voxel take 2 bytes.

check: compares_the_costs
status: failed
says: expected
"""


_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    return _table(shape, layouts, planes, 2)
