"""Rounds both corners down and does not clip.

check: finds_the_voxels_of_a_box
status: failed
says: That is rounded down
breaks: centres in the box
tells: That is rounded down: the first centre at or after a position is math.ceil. Clip to the image, too.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        region.append(slice(math.floor(lo / voxel), math.floor(hi / voxel)))
    return tuple(region)
