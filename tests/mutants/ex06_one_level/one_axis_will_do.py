"""Is content with one of y and x.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It is content where one of y and x will do
tells: It is content where one of y and x will do. Both must.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if min(scale[-2:]) <= target_um * (1 + 1e-9)], default=0)
