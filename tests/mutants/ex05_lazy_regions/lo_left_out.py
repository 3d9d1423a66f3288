"""Leaves out a centre at lo.

check: finds_the_voxels_of_a_box
status: failed
says: A position on a centre is that voxel
breaks: centre at lo
tells: A position on a centre is that voxel: math.ceil leaves it as it is.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.floor(lo / voxel) + 1, math.ceil(hi / voxel)
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
