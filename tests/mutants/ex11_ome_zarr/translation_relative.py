"""Gives translations from the level below.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It counts from the level before
breaks: The translation says where
tells: It counts from the level before: translations count from level 0.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        p = factors_per_level[max(level - 1, 0)]
        translation["translation"][n:] = [v * j * (k // j - 1) / 2 for v, j, k in zip(voxel_um, p, f)]
    return entry
