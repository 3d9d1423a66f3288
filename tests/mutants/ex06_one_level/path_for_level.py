"""Takes the position for the path: group[str(level)].

check: reads_one_level
status: failed
says: The position is taken for the path
tells: The position is taken for the path. datasets[level] says the path of its array.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    if str(level) not in [dataset["path"] for dataset in datasets]:
        return _reference(group, level, timepoint, channel)
    array = group[str(level)]
    wanted = {"t": timepoint, "c": channel}
    data = array[tuple(wanted.get(axis["name"], slice(None)) for axis in axes)]
    return np.asarray(data, array.dtype.newbyteorder("=")), *_transform_um(axes, datasets[level])
