"""Forgets the name.

check: describes_the_image
status: failed
says: has no "name", expected
breaks: with a name has it
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry.pop("name", None)
    return entry
