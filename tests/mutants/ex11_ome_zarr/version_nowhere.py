"""Never tells the version.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: has no "version"
breaks: In 0.4 the entry tells the version
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry.pop("version", None)
    return entry
