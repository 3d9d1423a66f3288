"""Scales all levels once more.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: They come on top of those of every level
breaks: no transformation of its own
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    entry["coordinateTransformations"] = [{"type": "scale", "scale": [1.0] * (len(axes) - len(voxel_um)) + list(voxel_um)}]
    return entry
