"""Leaves out planes that cost nothing.

check: compares_the_costs
status: failed
says: Its keys are
"""


_table = cost_table


def cost_table(shape, layouts, planes, itemsize):
    return {key: cost for key, cost in _table(shape, layouts, planes, itemsize).items() if cost[0]}
