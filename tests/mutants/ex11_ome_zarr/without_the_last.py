"""Leaves the coarsest level out.

check: writes_an_image_that_readers_know
status: failed
says: It leaves out the coarsest level
tells: It leaves out the coarsest level.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    del entry["datasets"][-1]
    return entry
