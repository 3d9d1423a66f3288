"""Rounds both ends to the nearest voxel.

check: finds_the_voxels_of_a_box
status: failed
says: That is rounded to the nearest voxel
breaks: centres in the box
tells: That is rounded to the nearest voxel: see which centres lie in the box.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = round(lo / voxel), round(hi / voxel)
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
