"""Reads one voxel more along each axis.

check: reads_a_region
status: failed
says: It returned shape
breaks: voxels of the box
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    more = tuple(slice(part.start, part.stop + 1) for part in region)
    return image.read(more), tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
