"""Reads the level plane by plane: a chunk once for each of its planes.

check: reads_one_level
status: over_budget
says: that it had read before
breaks: each chunk of the level once
tells: It reads plane by plane, and each chunk again for each of its planes. Read the level at once.
"""


def read_level(group, level, timepoint=0, channel=0):
    axes, datasets = _multiscale(group)
    array = group[datasets[level]["path"]]
    first = (timepoint, channel) if array.ndim == 5 else ()
    data = np.stack([array[(*first, z)] for z in range(array.shape[-3])])
    return data, *_transform_um(axes, datasets[level])
