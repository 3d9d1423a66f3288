"""Leaves out planes that cost nothing.

check: compares_the_costs
status: failed
says: A plane that costs nothing is left out
tells: A plane that costs nothing is left out: it is in the table, with (0, 0).
"""


_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    return {key: cost for key, cost in _table(shape, layouts, planes, itemsize).items() if cost[0]}
