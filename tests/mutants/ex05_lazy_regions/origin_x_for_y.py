"""Takes the voxel size along y for x too.

check: reads_a_region
status: failed
says: That takes the voxel size of y for x
tells: That takes the voxel size of y for x: each axis has its own.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    z, y, _ = voxel_um
    return image.read(region), tuple(part.start * voxel for part, voxel in zip(region, (z, y, y)))
