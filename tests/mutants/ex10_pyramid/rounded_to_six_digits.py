"""Rounds to a picometre.

check: says_where_its_voxels_lie
status: failed
says: rounded to a few digits
tells: The numbers are rounded to a few digits: return all digits.
"""

_right_transform = level_transform


def level_transform(voxel_um, factors):
    return tuple(tuple(round(n, 6) for n in numbers) for numbers in _right_transform(voxel_um, factors))
