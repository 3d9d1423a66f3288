"""Knows nanometres, micrometres and millimetres, and takes any other unit for micrometres.

check: finds_the_coarsest_level_that_will_do, says_where_the_level_lies
status: failed
says: Some units are taken for micrometres
tells: Some units are taken for micrometres. An axis may have any unit of length that OME-Zarr knows.
"""


def _space_um(axes, values):
    factors = {"nanometer": 1e-3, "micrometer": 1.0, "millimeter": 1e3}
    space = [(axis, value) for axis, value in zip(axes, values) if axis["name"] in ("z", "y", "x")]
    return tuple(value * factors.get(axis.get("unit"), 1.0) for axis, value in space)
