"""Leaves time and channel out of shape and chunk shape.

check: lists_the_levels
status: failed
says: It leaves out the axes of time and channel
tells: It leaves out the axes of time and channel: shape and chunk_shape have all axes of the array.
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    info = _reference(group, axes, dataset)
    space = [i for i, axis in enumerate(axes) if axis["type"] == "space"]
    shape, chunks = (tuple(sizes[i] for i in space) for sizes in (info.shape, info.chunk_shape))
    return LevelInfo(**(vars(info) | {"shape": shape, "chunk_shape": chunks}))
