"""Leaves level 0 out.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It leaves out level 0
breaks: its path, from fine to coarse
tells: It leaves out level 0: the image itself is the first level.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    del entry["datasets"][0]
    return entry
