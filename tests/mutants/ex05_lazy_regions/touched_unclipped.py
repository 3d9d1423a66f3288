"""Rounds lo down and hi up, and does not clip.

check: finds_the_voxels_of_a_box
status: failed
says: It starts one voxel early
breaks: centres in the box
tells: It starts one voxel early: that centre lies before lo. Round up (math.ceil), and clip to the image.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        region.append(slice(math.floor(lo / voxel), math.ceil(hi / voxel)))
    return tuple(region)
