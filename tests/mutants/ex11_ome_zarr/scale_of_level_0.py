"""Gives all levels the scale of level 0.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It gives every level the voxel size of level 0
breaks: The scale is the voxel size
tells: It gives every level the voxel size of level 0: multiply it by the level's factors.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"][n:] = list(voxel_um)
    return entry
