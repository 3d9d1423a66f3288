"""Takes it that an image without z has channels.

check: describes_the_image
status: failed
says: It takes an image without z for one with channels
tells: It takes an image without z for one with channels: axes has a letter for each axis.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    if axes == "yx":
        for dataset in entry["datasets"]:
            for step in dataset["coordinateTransformations"]:
                step[step["type"]].insert(0, 1.0)
    return entry
