"""Takes the first level that is at least as coarse as asked for.

check: finds_the_coarsest_level_that_will_do
status: failed
says: That is the finest level that is as coarse as target_um
tells: That is the finest level that is as coarse as target_um. The voxel may not be larger than that.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return next((i for i, scale in enumerate(scales) if max(scale[-2:]) >= target_um * (1 - 1e-9)), len(scales) - 1)
