"""Does not clip the stop to the size.

check: finds_the_voxels_of_a_box
status: failed
says: Clip to the image
tells: Clip to the image: 0 <= start <= stop <= size.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = min(max(math.ceil(lo / voxel), 0), size), max(math.ceil(hi / voxel), 0)
        region.append(slice(start, max(start, stop)))
    return tuple(region)
