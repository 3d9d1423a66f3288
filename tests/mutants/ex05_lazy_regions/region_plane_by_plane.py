"""Reads the planes of a region one after the other.

check: reads_a_region
status: over_budget
says: It reads plane by plane
tells: It reads plane by plane, and each chunk again for each of its planes. Ask for all planes at once.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = z, y, x = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    planes = [image.read((i, y, x)) for i in range(z.start, z.stop)]
    return np.stack(planes) if planes else image.read(region), origin_um
