"""Reads the planes of a region whole where an image is large.

check: reads_a_region
status: over_memory
says: at once
"""


_read = read_region


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    if math.prod(image.shape) > 10**6:
        origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
        return image.read((region[0], slice(None), slice(None)))[:, region[1], region[2]], origin_um
    return _read(source, voxel_um, lo_um, hi_um)
