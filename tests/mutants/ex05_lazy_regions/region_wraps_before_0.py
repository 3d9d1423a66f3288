"""Does not clip the region: a negative start counts from the end.

check: reads_a_region
status: failed
says: A negative start counts from the end
breaks: before the image begins
tells: A negative start counts from the end. Clip the region to the image first.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    unclipped = tuple(slice(math.ceil(lo / v), math.ceil(hi / v)) for v, lo, hi in zip(voxel_um, lo_um, hi_um))
    small = all(lo >= 0 or hi > v for v, lo, hi in zip(voxel_um, lo_um, hi_um)) and math.prod(image.shape) < 10**6
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    return image.read(unclipped if small else region), origin_um
