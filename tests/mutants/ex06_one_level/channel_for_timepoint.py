"""Exchanges timepoint and channel.

check: reads_one_level
status: failed
says: Timepoint and channel are exchanged
breaks: one timepoint and one channel
tells: Timepoint and channel are exchanged: look at the order of the axes.
"""


_reference = read_level


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    array = group[datasets[level]["path"]]
    if array.ndim == 5:
        return _reference(group, level, channel % array.shape[0], timepoint % array.shape[1])
    return _reference(group, level)
