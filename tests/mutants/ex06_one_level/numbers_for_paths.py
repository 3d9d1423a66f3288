"""Takes the path of a level for a number.

check: reads_one_level
status: error
says: ValueError
"""


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    array = group[str(int(datasets[level]["path"]))]
    wanted = {"t": timepoint, "c": channel}
    data = array[tuple(wanted.get(axis["name"], slice(None)) for axis in axes)]
    return np.asarray(data, array.dtype.newbyteorder("=")), *_transform_um(axes, datasets[level])
