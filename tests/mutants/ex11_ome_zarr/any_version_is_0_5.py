"""Takes any version for 0.5.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: expected ValueError
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    return _multiscales(axes, voxel_um, factors_per_level, "0.4" if version == "0.4" else "0.5", name)
