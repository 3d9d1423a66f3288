"""Moves each level by half a voxel of level 0 along the axes that are downsampled: right for a factor of 2.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: That is half a voxel of level 0
tells: That is half a voxel of level 0, whatever the factors: a window's middle lies (f - 1) / 2 of them further on.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for dataset, factors in zip(entry["datasets"], factors_per_level):
        _, translation = dataset["coordinateTransformations"]
        translation["translation"][n:] = [v / 2 * (f != 1) for v, f in zip(voxel_um, factors)]
    return entry
