"""Leaves the axes' types out.

check: writes_an_image_that_readers_know
status: failed
says: has no type, expected 'space'
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for axis in entry["axes"]:
        del axis["type"]
    return entry
