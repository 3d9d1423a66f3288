"""Gives the corner of the first voxel, not its centre.

check: reads_a_region
status: failed
says: its centre lies at start
breaks: where the centre
tells: That is the corner of the first voxel: its centre lies at start * voxel size.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    return image.read(region), tuple((part.start - 0.5) * voxel for part, voxel in zip(region, voxel_um))
