"""Takes the first voxel size for every axis.

check: finds_the_voxels_of_a_box
status: failed
says: each has its own
breaks: own voxel size
tells: That takes one voxel size for all axes: each has its own.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.ceil(lo / voxel_um[0]), math.ceil(hi / voxel_um[0])
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
