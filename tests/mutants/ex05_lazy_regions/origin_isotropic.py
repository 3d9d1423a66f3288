"""Gives an origin as if all voxels were cubes.

check: reads_a_region
status: failed
says: one voxel size for all axes
breaks: where the centre
tells: That takes one voxel size for all axes: each has its own.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    return image.read(region), tuple(part.start * voxel_um[0] for part in region)
