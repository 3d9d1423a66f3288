"""Gives the factors as scales.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Those are the factors
breaks: The scale is the voxel size
tells: Those are the factors: multiply them by the voxel size of level 0.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"][n:] = [float(k) for k in f]
    return entry
