"""Indexes the source itself, be it a TIFF or not.

check: reads_a_region
status: error
says: A TIFF has no shape of its own
tells: A TIFF has no shape of its own. Ask what open_lazy returns.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    region = region_to_voxels(voxel_um, source.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    return source[region].astype(source.dtype.newbyteorder("=")), origin_um
