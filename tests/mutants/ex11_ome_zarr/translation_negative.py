"""Moves levels the other way.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: The sign is wrong
breaks: The translation says where
tells: The sign is wrong: the middle of the first window lies behind voxel 0.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        translation["translation"][n:] = [v * (1 - k) / 2 for v, k in zip(voxel_um, f)]
    return entry
