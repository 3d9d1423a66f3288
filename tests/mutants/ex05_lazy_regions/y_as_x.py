"""Takes the voxel size of x for y, where there are more axes.

check: finds_the_voxels_of_a_box
status: failed
says: the voxel size of x for y
breaks: four axes
tells: That takes the voxel size of x for y: each axis has its own.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        if len(shape) > 2 and len(region) == len(shape) - 2:
            voxel = voxel_um[-1]
        start, stop = (min(max(math.ceil(p / voxel), 0), size) for p in (lo, hi))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
