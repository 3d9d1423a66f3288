"""Only the last layout is in the table.

check: compares_the_costs
status: failed
says: Only the last layout is in the table
tells: Only the last layout is in the table: keep those before it.
"""

_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    table = _table(shape, layouts, planes, itemsize)
    return {key: cost for key, cost in table.items() if key[0] == list(layouts)[-1]}
