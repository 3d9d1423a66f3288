"""Leaves NumPy's numbers in it.

check: describes_the_image
status: failed
says: cannot be written as JSON
breaks: what JSON knows
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    n = len(axes) - len(voxel_um)
    for level, dataset in enumerate(entry["datasets"]):
        f = factors_per_level[level]
        scale, translation = dataset["coordinateTransformations"]
        scale["scale"] = np.array(scale["scale"], np.float32)
    return entry
