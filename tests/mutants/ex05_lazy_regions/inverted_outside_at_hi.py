"""Has an inverted box that lies outside begin at the bound that is nearest to hi.

check: finds_the_voxels_of_a_box
status: failed
says: expected
breaks: outside the image
"""


_region = region_to_voxels


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    return tuple(
        slice(0, 0) if hi < 0 and lo > hi else part
        for part, lo, hi in zip(_region(voxel_um, shape, lo_um, hi_um), lo_um, hi_um)
    )
