"""Never looks at the last level.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It never chooses the last level
tells: It never chooses the last level. Look at each level of the list.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets[:-1]]
    return max([i for i, scale in enumerate(scales) if max(scale[-2:]) <= target_um * (1 + 1e-9)], default=0)
