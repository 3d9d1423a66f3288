"""Puts the levels in the order of their paths, as numbers, to tell their positions.

check: finds_the_coarsest_level_that_will_do
status: error
says: ValueError
"""


_reference = find_level


def find_level(group, target_um):
    positions = {int(dataset["path"]): i for i, dataset in enumerate(_multiscale(group)[1])}
    path = int(_multiscale(group)[1][_reference(group, target_um)]["path"])
    return positions[path]
