"""Clips the start to the last voxel.

check: finds_the_voxels_of_a_box
status: failed
says: Behind the image the slice begins at the size
tells: Behind the image the slice begins at the size, not at the last voxel.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.ceil(p / voxel), 0), size) for p in (lo, hi))
        start = min(start, size - 1)
        region.append(slice(start, max(start, stop)))
    return tuple(region)
