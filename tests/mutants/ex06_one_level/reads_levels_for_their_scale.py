"""Reads each level of a small image in order to know its voxel size.

check: finds_the_coarsest_level_that_will_do
status: over_budget
says: it needs none of
tells: It reads voxels in order to find the level. The metadata are enough.
"""


_reference = find_level


def find_level(group, target_um):
    datasets = _multiscale(group)[1]
    if group[datasets[0]["path"]].size > 10**6:
        return _reference(group, target_um)
    fitting = [0]
    for level, _ in enumerate(datasets):
        _, scale_um, _ = read_level(group, level)
        fitting += [level] * (max(scale_um[-2:]) <= target_um * (1 + 1e-9))
    return fitting[-1]
