"""Gives axes that are not of space the scale 0.

check: describes_the_image
status: failed
says: which is no axis of space, it is 1
breaks: the scale is 1, the translation 0
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"][:n] = [0.0] * n
    return entry
