"""Gives scales in reverse order.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: The scale is in reverse order
breaks: The scale is the voxel size
tells: The scale is in reverse order: voxel_um and the factors are z, y, x.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"][n:] = scale["scale"][n:][::-1]
    return entry
