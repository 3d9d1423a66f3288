"""Returns the number of chunks of a level where their size is asked for.

check: lists_the_levels
status: failed
says: That is the number of chunks along each axis
tells: That is the number of chunks along each axis; chunk_shape is the size of one, in voxels.
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    info = _reference(group, axes, dataset)
    return LevelInfo(**(vars(info) | {"chunk_shape": _grid_shape(info.shape, info.chunk_shape)}))
