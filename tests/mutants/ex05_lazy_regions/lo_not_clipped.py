"""Does not clip the start at 0.

check: finds_the_voxels_of_a_box
status: failed
says: Clip to the image
tells: Clip to the image: 0 <= start <= stop <= size.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = min(math.ceil(lo / voxel), size), min(max(math.ceil(hi / voxel), 0), size)
        region.append(slice(start, max(start, stop)))
    return tuple(region)
