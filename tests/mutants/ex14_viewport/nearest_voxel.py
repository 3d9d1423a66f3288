"""Chooses the level whose voxel differs least from a pixel.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: differs least from a pixel
tells: It chooses the voxel that differs least from a pixel: no voxel may be larger than a pixel.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    sizes = [max(scale_um[axis] for axis in axes) for scale_um in scales_um]
    return min(range(len(sizes)), key=lambda i: abs(sizes[i] - pixel_um))
