"""Lets stop lie below 0, where the box does.

check: finds_the_voxels_of_a_box
status: failed
says: Clip stop to 0, too
breaks: before the image is empty
tells: Clip stop to 0, too: a negative number counts from the end.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = min(max(math.ceil(lo / voxel), 0), size), min(math.ceil(hi / voxel), size)
        region.append(slice(start, stop if stop < 0 else max(start, stop)))
    return tuple(region)
