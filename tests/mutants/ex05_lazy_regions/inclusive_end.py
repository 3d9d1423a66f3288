"""Takes the box as closed: a centre at hi belongs to it.

check: finds_the_voxels_of_a_box
status: failed
says: half-open
tells: The box is half-open: a centre at hi does not belong to it.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.ceil(lo / voxel), math.floor(hi / voxel) + 1
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
