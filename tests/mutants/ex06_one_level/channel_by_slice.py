"""Asks for a channel as channel:channel+1, which is empty where there is no such channel.

check: reads_one_level
status: failed
says: expected IndexError
"""


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    array = group[datasets[level]["path"]]
    data = array[...] if array.ndim == 3 else array[timepoint, channel : channel + 1].reshape(-1, *array.shape[-2:])
    return np.asarray(data, array.dtype.newbyteorder("=")), *_transform_um(axes, datasets[level])
