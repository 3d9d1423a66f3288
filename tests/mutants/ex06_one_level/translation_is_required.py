"""Takes it for granted that every level has a translation.

check: says_where_the_level_lies
status: error
says: KeyError: 'translation'
"""


def _transform_um(axes, dataset):
    transforms = {step["type"]: step.get(step["type"]) for step in dataset["coordinateTransformations"]}
    return _space_um(axes, transforms["scale"]), _space_um(axes, transforms["translation"])
