"""Returns the path of the level as its position.

check: finds_the_coarsest_level_that_will_do
status: failed
says: That is the path of the level
tells: That is the path of the level: return its position in the list.
"""


def find_level(group, target_um):
    axes, datasets = _multiscale(group)
    scales = [_transform_um(axes, dataset)[0] for dataset in datasets]
    fitting = [d for d, scale in zip(datasets, scales) if max(scale[-2:]) <= target_um * (1 + 1e-9)]
    path = (fitting or datasets[:1])[-1]["path"]
    return int(path) if path.isdecimal() else [d["path"] for d in datasets].index(path)
