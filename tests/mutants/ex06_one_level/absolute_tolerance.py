"""Allows for rounding by 1e-9 um, whatever the size of the voxel.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It allows for 1e-9 um
tells: It allows for 1e-9 um, whatever the size of the voxel. Allow for a part in 10**9 of target_um.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if max(scale[-2:]) <= target_um + 1e-9], default=0)
