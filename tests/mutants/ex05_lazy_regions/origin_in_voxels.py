"""Gives the origin in voxels.

check: reads_a_region
status: failed
says: That is in voxels
breaks: where the centre
tells: That is in voxels: multiply by the voxel size.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    return image.read(region), tuple(part.start for part in region)
