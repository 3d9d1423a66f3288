"""Has the centre of voxel i at (i + 0.5) v.

check: finds_the_voxels_of_a_box
status: failed
says: The centre of voxel i lies at i * v
breaks: centres in the box
tells: The centre of voxel i lies at i * v, not at (i + 0.5) * v.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = math.ceil(lo / voxel - 0.5), math.ceil(hi / voxel - 0.5)
        start, stop = (min(max(n, 0), size) for n in (start, stop))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
