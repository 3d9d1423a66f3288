"""Takes the first voxel size for every axis of the region.

check: reads_a_region
status: failed
says: That takes one voxel size for all axes
breaks: voxels of the box
tells: That takes one voxel size for all axes: each has its own.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels([voxel_um[0]] * 3, image.shape, lo_um, hi_um)
    return image.read(region), tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
