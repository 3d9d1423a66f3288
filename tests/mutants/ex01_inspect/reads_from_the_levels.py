"""Reads a voxel of every level.

check: lists_the_levels, knows_where_the_levels_lie
status: over_budget
says: chunk reads; 0 are enough
tells: It reads voxels of the levels: shape and chunks of each array are known from the metadata.
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    array = group[dataset["path"]]
    array[(0,) * array.ndim]
    return _reference(group, axes, dataset)
