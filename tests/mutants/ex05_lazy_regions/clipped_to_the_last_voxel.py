"""Clips both ends to the last voxel.

check: finds_the_voxels_of_a_box
status: failed
says: Clip to the size
tells: Clip to the size, not to the last voxel: stop is the voxel behind the last one.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.ceil(p / voxel), 0), size - 1) for p in (lo, hi))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
