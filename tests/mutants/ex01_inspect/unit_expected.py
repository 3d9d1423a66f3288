"""Takes an axis without a unit to be in metres.

check: knows_where_the_levels_lie
status: failed
says: has no unit: it is in micrometres then
"""


def _micrometres(axis):
    return MICROMETRES[axis.get("unit", "meter")]
