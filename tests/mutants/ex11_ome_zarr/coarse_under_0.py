"""Gives the right paths the transformations of the reverse order.

check: describes_the_image, writes_an_image_that_readers_know
status: failed
says: Level 0 has the transformations of the coarsest level
tells: Level 0 has the transformations of the coarsest level: begin with level 0.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    entry = _multiscales(axes, voxel_um, factors_per_level, version, name)
    steps = [dataset["coordinateTransformations"] for dataset in entry["datasets"]]
    for dataset, others in zip(entry["datasets"], reversed(steps)):
        dataset["coordinateTransformations"] = others
    return entry
