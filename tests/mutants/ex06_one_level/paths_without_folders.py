"""Looks for the arrays at the top of the group, whatever their path.

check: reads_one_level
status: error
says: A path may lead through folders
tells: A path may lead through folders. Take it whole.
"""


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    array = group[datasets[level]["path"].split("/")[-1]]
    wanted = {"t": timepoint, "c": channel}
    data = array[tuple(wanted.get(axis["name"], slice(None)) for axis in axes)]
    return np.asarray(data, array.dtype.newbyteorder("=")), *_transform_um(axes, datasets[level])
