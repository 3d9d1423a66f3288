"""Leaves the unit out.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: has no unit, expected 'micrometer'
breaks: unit
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for axis in entry["axes"]:
        if axis["type"] == "space":
            del axis["unit"]
    return entry
