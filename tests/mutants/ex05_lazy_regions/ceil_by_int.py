"""Rounds up by int() and 1, which is wrong below 0.

check: finds_the_voxels_of_a_box
status: failed
says: Below 0 that is one voxel too many
breaks: before the image begins at 0
tells: Below 0 that is one voxel too many: int() rounds towards 0. math.ceil rounds up everywhere.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (int(p / voxel) + (p / voxel % 1 > 0) for p in (lo, hi))
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
