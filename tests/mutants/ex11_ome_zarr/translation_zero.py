"""Has every level begin at 0.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It has every level begin at 0
breaks: The translation says where
tells: It has every level begin at 0: a window's middle lies (f - 1) / 2 voxels of level 0 behind its first voxel.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        translation["translation"][n:] = [0.0 for _ in f]
    return entry
