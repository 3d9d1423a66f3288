"""Reads the planes above and below as well.

check: reads_what_is_in_view
status: over_budget
says: that it does not need
tells: It reads the planes above and below, too: read one plane.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[choose_level([one.scale_um for one in levels], pixel_um)]
    depth_um = level.scale_um[0] * level.chunk_shape[0]
    z, y, x = center_um
    for other in (z - depth_um, z + depth_um):
        _reference(group, (other, y, x), size_px, pixel_um)
    return _reference(group, center_um, size_px, pixel_um)
