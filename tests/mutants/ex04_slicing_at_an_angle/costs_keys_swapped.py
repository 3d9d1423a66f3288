"""Keys (plane, layout).

check: compares_the_costs
status: failed
says: the layout comes first
tells: The keys are (plane, layout): the layout comes first.
"""

_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    table = _table(shape, layouts, planes, itemsize)
    return {(plane, layout): cost for (layout, plane), cost in table.items()}
