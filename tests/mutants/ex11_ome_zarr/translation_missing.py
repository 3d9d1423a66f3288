"""Leaves the translation out.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: has no translation, expected
breaks: The translation says where
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    for dataset in entry["datasets"]:
        del dataset["coordinateTransformations"][1]
    return entry
