"""Applies the transformation of the whole image on top of each level's.

check: knows_where_the_levels_lie
status: failed
says: It applies the transformation of the whole image on top
tells: It applies the transformation of the whole image on top: leave out what stands beside the datasets.
"""


_reference = describe_levels


def describe_levels(group):
    attributes = dict(group.attrs)
    multiscale = attributes.get("ome", attributes)["multiscales"][0]
    (whole,) = multiscale.get("coordinateTransformations", [{"scale": [1.0] * len(multiscale["axes"])}])
    by = whole["scale"][-3:]
    return [
        LevelInfo(**(vars(level) | {"scale_um": tuple(s * f for s, f in zip(level.scale_um, by[-len(level.scale_um) :]))}))
        for level in _reference(group)
    ]
