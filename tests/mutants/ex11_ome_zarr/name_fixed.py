"""Calls every image the same.

check: describes_the_image
status: failed
says: The entry's name is 'image'
breaks: without a name has no key
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    if name:
        entry["name"] = "image"
    return entry
