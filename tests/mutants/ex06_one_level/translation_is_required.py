"""Takes it for granted that every level has a translation.

check: says_where_the_level_lies
status: error
says: A level may have no translation
tells: A level may have no translation: it is zeros then.
"""


def _transform_um(axes, dataset):
    transforms = {step["type"]: step.get(step["type"]) for step in dataset["coordinateTransformations"]}
    return _space_um(axes, transforms["scale"]), _space_um(axes, transforms["translation"])
