"""Looks at x alone.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It looks at x alone
tells: It looks at x alone. The voxel along y counts, too.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if scale[-1] <= target_um * (1 + 1e-9)], default=0)
