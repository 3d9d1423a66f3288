"""Takes a foot for 30 centimetres.

check: knows_where_the_levels_lie
status: failed
says: scale_um
"""


MICROMETRES = {**MICROMETRES, "foot": 300_000.0}
