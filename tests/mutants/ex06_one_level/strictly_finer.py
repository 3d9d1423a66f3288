"""Wants a voxel smaller than asked for, equal will not do.

check: finds_the_coarsest_level_that_will_do
status: failed
says: A voxel as large as target_um will do
tells: A voxel as large as target_um will do, too.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if max(scale[-2:]) < target_um * (1 - 1e-9)], default=0)
