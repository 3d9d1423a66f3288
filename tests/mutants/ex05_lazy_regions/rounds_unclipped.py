"""Rounds both corners to the nearest voxel and does not clip.

check: finds_the_voxels_of_a_box
status: failed
says: That is rounded to the nearest voxel
breaks: centres in the box
tells: That is rounded to the nearest voxel: see which centres lie in the box. Clip to the image, too.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        region.append(slice(round(lo / voxel), round(hi / voxel)))
    return tuple(region)
