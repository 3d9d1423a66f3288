"""Takes a voxel's corner for its centre.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: That is half a voxel of this level
breaks: The translation says where
tells: That is half a voxel of this level. Voxel 0 of level 0 is centred at 0: half a voxel of level 0 less.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        translation["translation"][n:] = [v * k / 2 for v, k in zip(voxel_um, f)]
    return entry
