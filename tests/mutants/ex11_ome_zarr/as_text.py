"""Returns JSON.

check: describes_the_image
status: failed
says: expected a dictionary
breaks: one entry of the list
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    import json

    entry = json.dumps(entry)
    return entry
