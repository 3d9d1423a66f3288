"""Sorts the axes by name.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: in another order than those of the arrays
breaks: its name, in the order
tells: They are in another order than those of the arrays.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["axes"].sort(key=lambda axis: axis["name"] != "y")
    return entry
