"""Multiplies up factors that are cumulative.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It multiplies factors up that count from level 0 already
breaks: The scale is the voxel size
tells: It multiplies factors up that count from level 0 already.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        p = np.prod(factors_per_level[: level + 1], axis=0)
        scale["scale"][n:] = [float(v * k) for v, k in zip(voxel_um, p)]
    return entry
