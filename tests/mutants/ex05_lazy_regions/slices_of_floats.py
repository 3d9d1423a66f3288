"""Leaves floats in the slices.

check: finds_the_voxels_of_a_box
status: failed
says: expected
breaks: centres in the box
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (float(min(max(np.ceil(p / voxel), 0), size)) + 0.5 for p in (lo, hi))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
