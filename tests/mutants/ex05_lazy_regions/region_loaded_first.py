"""Loads the whole image in order to cut the region out.

check: reads_a_region
status: over_budget
says: 512 chunk reads; 8 are enough
breaks: one request
tells: It reads the whole image and cuts the region out. Read the region alone.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    return image.read((slice(None),) * 3)[region], origin_um
