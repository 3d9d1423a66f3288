"""Takes a picometer for a billionth of a micrometre.

check: knows_where_the_levels_lie
status: failed
says: scale_um
"""


MICROMETRES = {**MICROMETRES, "picometer": 1e-9}
