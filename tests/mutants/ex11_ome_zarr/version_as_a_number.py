"""Tells the version as a number.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It tells the version as a number
breaks: In 0.4 the entry tells the version
tells: It tells the version as a number: it is a string.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    if "version" in entry:
        entry["version"] = float(version)
    return entry
