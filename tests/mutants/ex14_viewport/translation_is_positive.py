"""Takes a negative translation for a positive one.

check: finds_the_voxels_in_view
status: failed
says: It returned
"""


def viewport_selection(level, center_um, size_px, pixel_um, _reference=viewport_selection):
    import dataclasses

    positive = tuple(map(abs, level.translation_um))
    return _reference(dataclasses.replace(level, translation_um=positive), center_um, size_px, pixel_um)
