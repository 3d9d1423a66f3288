"""Expects every level to have a translation.

check: knows_where_the_levels_lie
status: error
says: It expects every dataset to have a translation
tells: It expects every dataset to have a translation: where there is none, return zeros.
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    dict((step["type"], step) for step in dataset["coordinateTransformations"])["translation"]
    return _reference(group, axes, dataset)
