"""Leaves scales and translations as tuples.

check: describes_the_image
status: failed
says: It has a tuple in it
breaks: what JSON knows
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for dataset in entry["datasets"]:
        for step in dataset["coordinateTransformations"]:
            step[step["type"]] = tuple(step[step["type"]])
    return entry
