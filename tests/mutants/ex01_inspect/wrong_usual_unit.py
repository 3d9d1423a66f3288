"""Takes a centimeter for a thousand micrometres.

check: knows_where_the_levels_lie
status: failed
says: The unit of z is centimeter
"""


MICROMETRES = {**MICROMETRES, "centimeter": 1e3}
