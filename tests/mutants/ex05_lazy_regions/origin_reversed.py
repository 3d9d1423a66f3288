"""Gives the origin as x, y, z.

check: reads_a_region
status: failed
says: That is x
breaks: where the centre
tells: That is x, y, z: the order is z, y, x.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    return image.read(region), tuple(part.start * voxel for part, voxel in zip(region, voxel_um))[::-1]
