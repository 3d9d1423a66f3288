"""Rounds both ends down: int(lo / v), int(hi / v).

check: finds_the_voxels_of_a_box
status: failed
says: That is rounded down
breaks: centres in the box
tells: That is rounded down: the first centre at or after a position is math.ceil.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = int(lo // voxel), int(hi // voxel)
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
