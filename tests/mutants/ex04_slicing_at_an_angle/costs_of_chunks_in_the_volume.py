"""Clips a chunk that is larger than the volume.

check: compares_the_costs
status: failed
says: A chunk that is larger than the volume is clipped to it
tells: A chunk that is larger than the volume is clipped to it: it counts at full size.
"""


_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    clipped = {name: tuple(map(min, chunks, shape)) for name, chunks in layouts.items()}
    return _table(shape, clipped, planes, itemsize)
