"""Values (bytes, chunks).

check: compares_the_costs
status: failed
says: The bytes come second
tells: The bytes come second: (chunks, bytes).
"""

_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    table = _table(shape, layouts, planes, itemsize)
    return {key: cost[::-1] for key, cost in table.items()}
