"""Takes a petameter for an exameter.

check: knows_where_the_levels_lie
status: failed
says: The unit of x is petameter
"""


MICROMETRES = {**MICROMETRES, "petameter": 1e24}
