"""Tells 0.5 in 0.4.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It tells another version than the one that is asked for
breaks: In 0.4 the entry tells the version
tells: It tells another version than the one that is asked for.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    if "version" in entry:
        entry["version"] = "0.5"
    return entry
