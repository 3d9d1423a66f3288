"""Goes on counting from one plane to the next.

check: compares_the_costs
status: failed
says: The chunks of the planes before are counted
tells: The chunks of the planes before are counted, too: count those of each plane alone.
"""


def cost_table(shape, layouts, planes, itemsize):
    table = {}
    for layout, chunks in layouts.items():
        touched = set()
        for name, plane in planes.items():
            touched |= plane_chunks(shape, chunks, *plane)
            table[layout, name] = len(touched), len(touched) * math.prod(chunks) * itemsize
    return table
