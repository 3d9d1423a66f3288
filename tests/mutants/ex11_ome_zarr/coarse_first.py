"""Gives coarse levels first.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Levels go from fine to coarse
breaks: its path, from fine to coarse
tells: Levels go from fine to coarse: level 0 comes first.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["datasets"].reverse()
    return entry
