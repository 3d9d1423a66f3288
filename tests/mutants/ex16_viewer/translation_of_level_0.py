"""Takes the first level's translation for all.

check: shows_any_level, shows_any_angle
status: failed
says: is left out
"""


import dataclasses
_describe = describe_levels
def describe_levels(group):
    levels = _describe(group)
    return [dataclasses.replace(l, translation_um=levels[0].translation_um) for l in levels]
