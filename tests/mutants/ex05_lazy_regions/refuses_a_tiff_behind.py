"""Refuses a region without voxels of a TIFF.

check: reads_a_region
status: error
says: ValueError
"""


_read = read_region


def read_region(source, voxel_um, lo_um, hi_um):
    data, origin_um = _read(source, voxel_um, lo_um, hi_um)
    if isinstance(source, tifffile.TiffFile) and not data.size:
        raise ValueError("the region is empty")
    return data, origin_um
