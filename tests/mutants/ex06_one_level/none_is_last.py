"""Returns the last level where none will do.

check: finds_the_coarsest_level_that_will_do
status: failed
says: Where no level will do
tells: Where no level will do, the answer is 0, not the last one.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return max([i for i, scale in enumerate(scales) if max(scale[-2:]) <= target_um * (1 + 1e-9)], default=len(scales) - 1)
