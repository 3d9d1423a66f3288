"""Gives the axes as x, y, z.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: The axes are in reverse order
breaks: its name, in the order
tells: The axes are in reverse order: the first is the one that changes slowest.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["axes"].reverse()
    return entry
