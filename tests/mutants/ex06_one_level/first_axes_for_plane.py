"""Takes the second and third axis for y and x, whatever the axes are.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It takes the second and the third axis for y and x
breaks: last two
tells: It takes the second and the third axis for y and x. They are the last two.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    position = 0
    for i, dataset in enumerate(datasets):
        scale = dataset["coordinateTransformations"][0]["scale"]
        units = [MICROMETRES.get(axis.get("unit", "micrometer"), 1.0) for axis in axes]
        if max(scale[1] * units[1], scale[2] * units[2]) <= target_um * (1 + 1e-9):
            position = i
    return position
