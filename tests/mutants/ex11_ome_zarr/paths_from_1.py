"""Counts levels from 1.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: It counts the levels from 1
breaks: its path, from fine to coarse
tells: It counts the levels from 1: level 0 has the path '0'.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for dataset in entry["datasets"]:
        dataset["path"] = str(int(dataset["path"]) + 1)
    return entry
