"""Takes the factors of each level for those from the level before, in scale and translation.

check: describes_the_image
status: failed
says: multiplies factors up
breaks: The scale is the voxel size
tells: It multiplies factors up that count from level 0 already.
"""

_multiscales = multiscales


def multiscales(axes, voxel_um, factors_per_level, version, name=""):
    product_so_far = np.cumprod(np.array(factors_per_level), axis=0).tolist()
    return _multiscales(axes, voxel_um, product_so_far, version, name)
