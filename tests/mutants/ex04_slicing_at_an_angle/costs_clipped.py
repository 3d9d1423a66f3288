"""Chunks at the edge count only as far as they lie in the volume.

check: compares_the_costs
status: failed
says: Chunks at the edge are clipped
tells: Chunks at the edge are clipped: they are stored and read at full size.
"""

def cost_table(shape, layouts, planes, itemsize):
    table = {}
    for layout, chunks in layouts.items():
        for name, plane in planes.items():
            touched = plane_chunks(shape, chunks, *plane)
            n = sum(math.prod(min(c, s - i * c) for i, c, s in zip(index, chunks, shape)) for index in touched)
            table[layout, name] = len(touched), n * itemsize
    return table
