"""Converts the scale to micrometres, and leaves the translation in the unit of the file.

check: says_where_the_level_lies
status: failed
says: The translation is still in the unit of the file
breaks: translation is converted
tells: The translation is still in the unit of the file. Convert it as the scale.
"""


def _transform_um(axes, dataset):
    transforms = {step["type"]: step.get(step["type"]) for step in dataset["coordinateTransformations"]}
    translation = transforms.get("translation", [0.0] * len(axes))[-3:]
    return _space_um(axes, transforms["scale"]), tuple(translation)
