"""Gives paths as numbers.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It gives a path as a number
breaks: its path, from fine to coarse
tells: It gives a path as a number: a path is a string.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for dataset in entry["datasets"]:
        dataset["path"] = int(dataset["path"])
    return entry
