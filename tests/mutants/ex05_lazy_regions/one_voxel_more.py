"""Adds a voxel at the end: off by one.

check: finds_the_voxels_of_a_box
status: failed
says: one voxel too many at the end
breaks: centres in the box
tells: That is one voxel too many at the end.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.ceil(lo / voxel), math.ceil(hi / voxel) + 1
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
