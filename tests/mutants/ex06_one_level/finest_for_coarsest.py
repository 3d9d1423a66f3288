"""Takes the finest level that will do instead of the coarsest.

check: finds_the_coarsest_level_that_will_do
status: failed
says: That is the finest level that will do
tells: That is the finest level that will do. The coarsest is asked for.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return next((i for i, scale in enumerate(scales) if max(scale[-2:]) <= target_um * (1 + 1e-9)), 0)
