"""Writes an empty name.

check: describes_the_image
status: failed
says: expected no such key
breaks: without a name has no key
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["name"] = name
    return entry
