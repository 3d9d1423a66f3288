"""Gives scales relative to the level below.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Its scales are relative to the level before
breaks: The scale is the voxel size
tells: Its scales are relative to the level before: a scale is the voxel size itself, in micrometres.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        p = factors_per_level[max(level - 1, 0)]
        scale["scale"][n:] = [k / j if level > 1 else v * k for v, j, k in zip(voxel_um, p, f)]
    return entry
