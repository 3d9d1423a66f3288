"""Puts the translation before the scale.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: which comes first
breaks: one scale, and after it one translation
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        dataset["coordinateTransformations"].reverse()
    return entry
