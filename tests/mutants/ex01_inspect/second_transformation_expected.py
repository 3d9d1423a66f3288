"""Unpacks two transformations of each dataset, where there may be one.

check: knows_where_the_levels_lie
status: error
says: expects every dataset to have a translation
tells: It expects every dataset to have a translation: where there is none, return zeros.
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    scale, translation = dataset["coordinateTransformations"]
    return _reference(group, axes, dataset)
