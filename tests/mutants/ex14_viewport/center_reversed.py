"""Takes the centre for x, y, z.

check: finds_the_voxels_in_view, clips_them_to_the_level
status: failed
says: order of center_um is z, y, x
tells: The order of center_um is z, y, x, not x, y, z.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    return _reference(level, center_um[::-1], size_px, pixel_um)
