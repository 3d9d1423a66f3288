"""Reads level 0 and throws most of it away.

check: reads_one_level
status: failed
says: Level 0 instead of level
breaks: voxels of the level
tells: It reads level 0 and leaves voxels out. The coarser level is there already: read its own array.
"""


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    array, coarse = (group[datasets[i]["path"]] for i in (0, level))
    steps = [-(-fine // small) for fine, small in zip(array.shape, coarse.shape)]
    wanted = {"t": timepoint, "c": channel}
    data = array[tuple(wanted.get(axis["name"], slice(None, None, step)) for axis, step in zip(axes, steps))]
    return np.asarray(data, array.dtype.newbyteorder("=")), *_transform_um(axes, datasets[level])
