"""Takes one voxel at least.

check: finds_the_voxels_of_a_box
status: failed
says: Where no centre lies in the box
tells: Where no centre lies in the box, the slice is empty: stop is start.
"""


_region = region_to_voxels


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    region, corners = _region(voxel_um, shape, lo_um, hi_um), zip(lo_um, hi_um)
    return tuple(
        slice(part.start, part.start + 1) if part.start == part.stop and 0 <= lo < hi and part.start < size else part
        for part, (lo, hi), size in zip(region, corners, shape)
    )
