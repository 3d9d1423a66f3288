"""Sorts the axes by name.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It sorts the axes by their names
breaks: its name, in the order
tells: It sorts the axes by their names: keep the order of the arrays' axes.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["axes"].sort(key=lambda axis: axis["name"] != "y")
    return entry
