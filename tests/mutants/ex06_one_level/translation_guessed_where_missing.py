"""Computes a translation from the level's own voxel where the metadata give none.

check: says_where_the_level_lies
status: failed
says: return zeros
tells: The metadata of this level give no translation: return zeros.
"""


_named = _transform_um


def _transform_um(axes, dataset):
    scale_um, translation_um = _named(axes, dataset)
    if len(dataset["coordinateTransformations"]) == 1:
        translation_um = tuple((um - min(scale_um)) / 2 for um in scale_um)
    return scale_um, translation_um
