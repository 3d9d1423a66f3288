"""Lets stop lie before start where the box is inverted.

check: finds_the_voxels_of_a_box
status: failed
says: Where hi lies before lo
tells: Where hi lies before lo, the region is empty: stop is start.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.ceil(p / voxel), 0), size) for p in (lo, hi))
        region.append(slice(start, stop))
    return tuple(region)
