"""Has an empty slice behind the image begin at 0.

check: finds_the_voxels_of_a_box
status: failed
says: is empty at the size
breaks: behind the image is empty
tells: Behind the image the slice is empty at the size, not at 0.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.ceil(p / voxel), 0), size) for p in (lo, hi))
        region.append(slice(start, max(start, stop)) if start < size else slice(0, 0))
    return tuple(region)
