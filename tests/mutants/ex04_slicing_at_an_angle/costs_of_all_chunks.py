"""Counts every chunk of the volume.

check: compares_the_costs
status: failed
says: Every chunk of the volume is counted
tells: Every chunk of the volume is counted: count those under the plane.
"""

def cost_table(shape, layouts, planes, itemsize):
    table = {}
    for layout, chunks in layouts.items():
        n = math.prod(-(-s // c) for s, c in zip(shape, chunks))
        table |= {(layout, plane): (n, n * math.prod(chunks) * itemsize) for plane in planes}
    return table
