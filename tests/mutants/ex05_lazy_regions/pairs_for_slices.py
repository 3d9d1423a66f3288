"""Returns pairs of numbers.

check: finds_the_voxels_of_a_box
status: failed
says: expected a tuple of slices
breaks: centres in the box
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.ceil(p / voxel), 0), size) for p in (lo, hi))
        region.append((start, max(start, stop)))
    return tuple(region)
