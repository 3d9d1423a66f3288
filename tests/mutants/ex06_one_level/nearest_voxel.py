"""Takes the level whose voxel is nearest, finer or coarser.

check: finds_the_coarsest_level_that_will_do
status: failed
says: That is the level whose voxel is nearest
tells: That is the level whose voxel is nearest. It may not be larger than target_um.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    return min(range(len(scales)), key=lambda i: (abs(max(scales[i][-2:]) - target_um), -i))
