"""Reads a voxel of each level on the way.

check: finds_the_coarsest_level_that_will_do
status: over_budget
says: It reads voxels in order to find the level
tells: It reads voxels in order to find the level. The metadata are enough.
"""


_reference = find_level


def find_level(group, target_um):
    for dataset in _multiscale(group)[1]:
        array = group[dataset["path"]]
        array[(0,) * array.ndim]
    return _reference(group, target_um)
