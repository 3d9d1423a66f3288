"""Wants the voxel fine enough along z too.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It looks at z
tells: It looks at z, too. Only y and x count.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if max(scale) <= target_um * (1 + 1e-9)], default=0)
