"""Returns the whole of the metadata.

check: describes_the_image
status: failed
says: It has a key "multiscales"
breaks: one entry of the list
tells: It returns more than the entry: the caller puts it into the list.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry = {"multiscales": [entry]}
    return entry
