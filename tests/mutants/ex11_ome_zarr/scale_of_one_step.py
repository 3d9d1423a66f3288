"""Takes the factors from the level below for those from level 0.

check: describes_the_image
status: failed
says: It takes the factors of one step alone
breaks: The scale is the voxel size
tells: It takes the factors of one step alone: they count from level 0.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        p = factors_per_level[max(level - 1, 0)]
        scale["scale"][n:] = [v * k / j for v, j, k in zip(voxel_um, p, f)]
    return entry
