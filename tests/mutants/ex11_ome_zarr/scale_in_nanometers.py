"""Gives scales in nanometres.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Those are nanometres
breaks: The scale is the voxel size
tells: Those are nanometres: give micrometres.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"][n:] = [1000 * v * k for v, k in zip(voxel_um, f)]
    return entry
