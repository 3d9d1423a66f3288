"""Gives all axes a unit.

check: describes_the_image
status: failed
says: has the unit 'micrometer', expected none
breaks: types of their own, and no unit
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for axis in entry["axes"]:
        axis["unit"] = "micrometer"
    return entry
