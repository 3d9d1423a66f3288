"""Looks at y alone.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It looks at y alone
tells: It looks at y alone. The voxel along x counts, too.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if scale[-2] <= target_um * (1 + 1e-9)], default=0)
