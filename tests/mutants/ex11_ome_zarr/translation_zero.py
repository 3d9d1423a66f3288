"""Has every level begin at 0.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: (f - 1) / 2 voxels of level 0 behind its first voxel
breaks: The translation says where
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
