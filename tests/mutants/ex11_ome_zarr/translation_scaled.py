"""Counts the translation in voxels of the level.

check: describes_the_image
status: failed
says: It counts (f - 1) / 2 voxels of this level
breaks: The translation says where
tells: It counts (f - 1) / 2 voxels of this level: count voxels of level 0.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        translation["translation"][n:] = [v * k * (k - 1) / 2 for v, k in zip(voxel_um, f)]
    return entry
