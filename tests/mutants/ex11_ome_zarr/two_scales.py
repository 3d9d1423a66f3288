"""Splits the scale into voxel size and factors.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: There is exactly one scale
breaks: one scale, and after it one translation
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        dataset["coordinateTransformations"].insert(1, {"type": "scale", "scale": [1.0] * len(axes)})
    return entry
