"""Takes every voxel that the box touches.

check: finds_the_voxels_of_a_box
status: failed
says: It takes every voxel that the box touches
breaks: centres in the box
tells: It takes every voxel that the box touches. Only those whose centres lie in the box belong to it.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.floor(lo / voxel), math.floor(hi / voxel) + 1
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
