"""Has np.isclose say what is equal: a part in 10**5.

check: finds_the_coarsest_level_that_will_do
status: failed
says: It allows for more than a part in 10**9
tells: It allows for more than a part in 10**9: np.isclose allows for a part in 10**5 if nothing else is said.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    largest = [max(_transform_um(axes, dataset)[0][-2:]) for dataset in datasets]
    return max([i for i, um in enumerate(largest) if um <= target_um or np.isclose(um, target_um, atol=0)], default=0)
