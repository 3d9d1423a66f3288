"""Leaves scales and translations as tuples.

check: describes_the_image
status: failed
says: It has a tuple in it
breaks: what JSON knows
tells: It has a tuple in it, which JSON does not know, expected lists.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for dataset in entry["datasets"]:
        for step in dataset["coordinateTransformations"]:
            step[step["type"]] = tuple(step[step["type"]])
    return entry
