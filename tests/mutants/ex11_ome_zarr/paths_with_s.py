"""Calls the levels s0, s1.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: The datasets' paths are ['s0'
breaks: its path, from fine to coarse
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for dataset in entry["datasets"]:
        dataset["path"] = "s" + dataset["path"]
    return entry
