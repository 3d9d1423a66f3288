"""Leaves out the last voxel of an image.

check: reads_a_region
status: failed
says: It returned shape
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    inside = tuple(slice(part.start, min(part.stop, size - 1)) for part, size in zip(region, image.shape))
    return image.read(inside), tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
