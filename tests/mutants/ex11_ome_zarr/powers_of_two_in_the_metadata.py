"""Describes every level as if the factors were 2.

check: writes_an_image_that_readers_know
status: failed
says: as if its factors were 2
tells: It describes the levels as if its factors were 2: take the factors that make the levels.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    finest, *coarser = factors_per_level
    steps = coarser[0] if coarser else finest
    powers = [[2**level if f > 1 else 1 for f in steps] for level in range(len(factors_per_level))]
    return _multiscales(axes, voxel_um, powers, version, name)
