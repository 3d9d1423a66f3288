"""Reads a margin of one voxel round the region and cuts it off.

check: reads_a_region
status: over_budget
says: a margin round the region
tells: It reads a margin round the region and cuts it off. Read the voxels of the region alone.
"""


def read_region(source, voxel_um, lo_um, hi_um):
    image = open_lazy(source)
    region = region_to_voxels(voxel_um, image.shape, lo_um, hi_um)
    origin_um = tuple(part.start * voxel for part, voxel in zip(region, voxel_um))
    if any(part.start == part.stop for part in region):
        return image.read(region), origin_um
    data = image.read(tuple(slice(max(part.start - 1, 0), part.stop + 1) for part in region))
    return data[tuple(slice(min(p.start, 1), min(p.start, 1) + p.stop - p.start) for p in region)], origin_um
