"""Takes the first of the levels with the same voxel in the plane.

check: finds_the_coarsest_level_that_will_do
status: failed
says: Of levels with the same voxel along y and x
tells: Of levels with the same voxel along y and x, the last counts.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    fitting = [max(scale[-2:]) for scale in scales if max(scale[-2:]) <= target_um * (1 + 1e-9)]
    return fitting.index(max(fitting)) if fitting else 0
