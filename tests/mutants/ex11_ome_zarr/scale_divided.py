"""Divides the voxel size.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It divides by the factors
breaks: The scale is the voxel size
tells: It divides by the factors: voxels get larger, so multiply.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"][n:] = [v / k for v, k in zip(voxel_um, f)]
    return entry
