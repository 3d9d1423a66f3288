"""Calls every image the same.

check: describes_the_image
status: failed
says: It gives every image the same name
breaks: without a name has no key
tells: It gives every image the same name: take that of the argument.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    if name:
        entry["name"] = "image"
    return entry
