"""Clips start to 0 and stop to the size, and not the other way round.

check: finds_the_voxels_of_a_box
status: failed
says: on both sides
tells: Clip start and stop each on both sides, to 0 and to the size: a box may lie wholly outside.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = max(0, math.ceil(lo / voxel)), min(size, math.ceil(hi / voxel))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
