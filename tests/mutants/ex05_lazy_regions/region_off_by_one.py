"""Reads a region that lies one voxel further on.

check: reads_a_region
status: failed
says: shifted by one voxel along
breaks: voxels of the box
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    shifted = region_to_voxels(voxel_um, image.shape, [a + v for a, v in zip(lo_um, voxel_um)], [b + v for b, v in zip(hi_um, voxel_um)])
    return image.read(shifted), origin_um
