"""Takes a negative translation for a positive one.

check: finds_the_voxels_in_view
status: failed
says: sign of a negative translation is lost
tells: The sign of a negative translation is lost: subtract it as it is.
"""


def viewport_selection(level, center_um, size_px, pixel_um, _reference=viewport_selection):
    import dataclasses

    positive = tuple(map(abs, level.translation_um))
    return _reference(dataclasses.replace(level, translation_um=positive), center_um, size_px, pixel_um)
