"""Reads the planes above and below as well.

check: reads_what_is_in_view
status: over_budget
says: that it does not need
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    depth_um = max(one.scale_um[0] * one.chunk_shape[0] for one in describe_levels(group))
    z, y, x = center_um
    for other in (z - depth_um, z + depth_um):
        _reference(group, (other, y, x), size_px, pixel_um)
    return _reference(group, center_um, size_px, pixel_um)
