"""Is one level late.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It gives each level the scale of the next one
breaks: The scale is the voxel size
tells: It gives each level the scale of the next one: level 0 has the voxel size itself.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        f = factors_per_level[min(level + 1, len(factors_per_level) - 1)]
        scale["scale"][n:] = [v * k for v, k in zip(voxel_um, f)]
    return entry
