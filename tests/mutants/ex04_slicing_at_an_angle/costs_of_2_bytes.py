"""Has every voxel take 2 bytes.

check: compares_the_costs
status: failed
says: Every voxel is taken for 2 bytes
tells: Every voxel is taken for 2 bytes: multiply by the itemsize.
"""


_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    return _table(shape, layouts, planes, 2)
