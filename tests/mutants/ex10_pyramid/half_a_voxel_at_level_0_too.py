"""Adds half a voxel of level 0 at level 0.

check: says_where_its_voxels_lie
status: failed
says: Where all factors are 1
tells: Where all factors are 1 the translation is 0: a window is one voxel, and its middle is the voxel's.
"""

_right_transform = level_transform


def level_transform(voxel_um, factors):
    scale, translation = _right_transform(voxel_um, factors)
    return scale, translation if max(factors) > 1 else tuple(v / 2 for v in voxel_um)
