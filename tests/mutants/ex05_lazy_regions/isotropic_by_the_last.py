"""Takes the last voxel size for every axis.

check: finds_the_voxels_of_a_box
status: failed
says: one voxel size for all axes
breaks: own voxel size
tells: That takes one voxel size for all axes: each has its own.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.ceil(p / voxel_um[-1]), 0), size) for p in (lo, hi))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
