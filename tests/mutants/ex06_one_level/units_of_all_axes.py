"""Looks the unit of every axis up in the table of lengths, that of time too.

check: finds_the_coarsest_level_that_will_do, says_where_the_level_lies
status: error
says: It looks for the unit of time among the units of length
breaks: unit of time
tells: It looks for the unit of time among the units of length. Convert z, y and x alone.
"""


def _space_um(axes, values):
    factors = [MICROMETRES[axis.get("unit", "micrometer")] for axis in axes]
    return tuple(value * factor for value, factor in zip(values, factors))[-3:]
