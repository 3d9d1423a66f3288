"""Tells the version inside the entry in 0.5 too.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: the version stands beside the list
breaks: In 0.5 the entry tells no version
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["version"] = version
    return entry
