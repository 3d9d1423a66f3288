"""Has a wrong factor for one unit of 26: an inch of 25 mm.

check: finds_the_coarsest_level_that_will_do, says_where_the_level_lies
status: failed
says: expected
"""


MICROMETRES = {**MICROMETRES, "inch": 20_000.0}
