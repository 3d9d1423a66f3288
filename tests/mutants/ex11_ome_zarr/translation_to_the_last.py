"""Moves levels by a whole window less one voxel.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: That is the last voxel of the first window
breaks: The translation says where
tells: That is the last voxel of the first window: its middle lies half as far.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        translation["translation"][n:] = [v * (k - 1) for v, k in zip(voxel_um, f)]
    return entry
