"""Rounds the end down.

check: finds_the_voxels_of_a_box
status: failed
says: ends one voxel early
breaks: centres in the box
tells: It ends one voxel early: round hi up too (math.ceil).
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.ceil(lo / voxel), math.floor(hi / voxel)
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
