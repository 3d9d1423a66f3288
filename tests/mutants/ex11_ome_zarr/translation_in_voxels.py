"""Gives the translation in voxels of level 0.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Those are voxels of level 0
breaks: The translation says where
tells: Those are voxels of level 0: multiply by the voxel size.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        translation["translation"][n:] = [(k - 1) / 2 for k in f]
    return entry
