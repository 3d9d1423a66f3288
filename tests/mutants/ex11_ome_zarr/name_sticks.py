"""Fills one dictionary in again for each image.

check: describes_the_image
status: failed
says: the image has no name
breaks: leaves nothing behind
"""

_multiscales, _ENTRY = multiscales, {}


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    _ENTRY.pop("version", None)
    _ENTRY.update(entry)
    return _ENTRY
