"""Reads a region over the full width and cuts the columns afterwards.

check: reads_a_region
status: over_budget
says: over the full width
tells: It reads the region over the full width and cuts the columns afterwards. Give all axes in one request.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = z, y, x = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    if x.start == x.stop:
        return image.read(region), origin_um
    return image.read((z, y, slice(None)))[..., x], origin_um
