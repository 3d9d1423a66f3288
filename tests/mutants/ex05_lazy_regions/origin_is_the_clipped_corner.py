"""Gives the corner of the box, clipped to the image, as the origin.

check: reads_a_region
status: failed
says: That is the corner of the box
breaks: where the centre
tells: That is the corner of the box; the centre of the first voxel lies at start * voxel size.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    corner = (min(max(lo, 0.0), size * voxel) for lo, size, voxel in zip(lo_um, image.shape, voxel_um))
    return image.read(region), tuple(corner)
