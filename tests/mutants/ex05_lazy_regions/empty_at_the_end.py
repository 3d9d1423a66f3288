"""Has an inverted box begin where hi says.

check: finds_the_voxels_of_a_box
status: failed
says: begins where lo says
tells: Where hi lies before lo, the region is empty and begins where lo says.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.ceil(p / voxel), 0), size) for p in (lo, hi))
        region.append(slice(min(start, stop), stop))
    return tuple(region)
