"""Reads the planes of the region whole, and cuts it out afterwards.

check: reads_a_region
status: over_budget
says: 128 chunk reads; 8 are enough
breaks: one request
tells: It reads the planes of the region whole. Give all axes in one request.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    z, y, x = region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    return image.read((z, slice(None), slice(None)))[:, y, x], origin_um
