"""Converts the scale and leaves the translation in its unit.

check: knows_where_the_levels_lie
status: failed
says: It leaves the translation in the unit of the axis
breaks: Nanometres
tells: It leaves the translation in the unit of the axis: convert both, scale and translation.
"""


_reference = _level_info


def _level_info(group, axes, dataset):
    steps = {step["type"]: step[step["type"]] for step in dataset["coordinateTransformations"]}
    own = tuple(t for axis, t in zip(axes, steps.get("translation", [0.0] * len(axes))) if axis["type"] == "space")
    return LevelInfo(**(vars(_reference(group, axes, dataset)) | {"translation_um": own}))
