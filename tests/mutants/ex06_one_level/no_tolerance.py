"""Compares without allowing for rounding.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It compares without allowing for rounding
tells: It compares without allowing for rounding. A voxel that is larger by a part in 10**9 will do.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if max(scale[-2:]) <= target_um], default=0)
