"""Does not clip to the image.

check: finds_the_voxels_of_a_box
status: failed
says: Clip to the image
tells: Clip to the image: 0 <= start <= stop <= size.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        region.append(slice(math.ceil(lo / voxel), math.ceil(hi / voxel)))
    return tuple(region)
