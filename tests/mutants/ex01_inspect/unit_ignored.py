"""Takes every unit for micrometres.

check: knows_where_the_levels_lie
status: failed
says: is nanometer: convert it to micrometres
"""


def _micrometres(axis):
    return 1.0
