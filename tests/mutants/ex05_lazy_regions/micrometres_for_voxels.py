"""Forgets the voxel size.

check: finds_the_voxels_of_a_box
status: failed
says: Those are micrometres
breaks: own voxel size
tells: Those are micrometres: divide by the voxel size.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.ceil(lo), math.ceil(hi)
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
