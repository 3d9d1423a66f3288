"""Gives coarse levels first.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It lists coarse levels first
breaks: its path, from fine to coarse
tells: It lists coarse levels first: begin with level 0.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["datasets"].reverse()
    return entry
