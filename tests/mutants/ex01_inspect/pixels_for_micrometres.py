"""Takes pixels for micrometres.

check: knows_where_the_levels_lie
status: failed
says: expected ValueError
"""


MICROMETRES = {**MICROMETRES, "pixel": 1.0}
