"""Asserts the version.

check: describes_the_image
status: error
says: Expected ValueError
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    assert version in ("0.4", "0.5")
    return _multiscales(axes, voxel_um, factors_per_level, version, name)
