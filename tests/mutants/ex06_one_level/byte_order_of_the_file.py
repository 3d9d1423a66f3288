"""Returns the voxels in the byte order of the file.

check: reads_one_level
status: failed
says: native byte order
"""


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    wanted = {"t": timepoint, "c": channel}
    data = group[datasets[level]["path"]][tuple(wanted.get(axis["name"], slice(None)) for axis in axes)]
    return data, *_transform_um(axes, datasets[level])
