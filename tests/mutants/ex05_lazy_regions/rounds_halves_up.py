"""Takes the nearest voxel, of two as near the upper one.

check: finds_the_voxels_of_a_box
status: failed
says: That is rounded to the nearest voxel
breaks: centres in the box
tells: That is rounded to the nearest voxel: see which centres lie in the box.
"""


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region = []
    for voxel, size, lo, hi in zip(voxel_um, shape, lo_um, hi_um):
        start, stop = (min(max(math.floor(p / voxel + 0.5), 0), size) for p in (lo, hi))
        region.append(slice(start, max(start, stop)))
    return tuple(region)
