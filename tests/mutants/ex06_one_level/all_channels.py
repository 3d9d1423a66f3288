"""Reads all timepoints and channels, and keeps one of each.

check: reads_one_level
status: over_budget
says: It reads every timepoint and channel
breaks: no other timepoint
tells: It reads every timepoint and channel. Give timepoint and channel in the same pair of brackets as z, y and x.
"""


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    array = group[datasets[level]["path"]]
    data = array[...]
    if len(axes) == 5:
        data = data[timepoint, channel]
    return np.asarray(data, array.dtype.newbyteorder("=")), *_transform_um(axes, datasets[level])
