"""Returns the list.

check: describes_the_image
status: failed
says: Return the entry alone
breaks: one entry of the list
tells: Return the entry alone; the list around it is made where it is written.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry = [entry]
    return entry
