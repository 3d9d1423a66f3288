"""Returns the list.

check: describes_the_image
status: failed
says: It returns the list around the entry
breaks: one entry of the list
tells: It returns the list around the entry: return the entry alone.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry = [entry]
    return entry
