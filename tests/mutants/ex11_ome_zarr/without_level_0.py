"""Leaves level 0 out.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Level 0 belongs to them
breaks: its path, from fine to coarse
tells: Level 0 belongs to them.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    del entry["datasets"][0]
    return entry
