"""Gives transformations for the space axes alone.

check: describes_the_image
status: failed
says: It leaves out the axes that are not of space
breaks: the scale is 1, the translation 0
tells: It leaves out the axes that are not of space: they have numbers, too.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"], translation["translation"] = scale["scale"][n:], translation["translation"][n:]
    return entry
