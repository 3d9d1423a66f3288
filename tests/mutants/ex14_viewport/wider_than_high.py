"""Takes the smaller side of a view for its height.

check: reads_what_is_in_view
status: failed
says: It returned shape
tells: The longer side is taken for the width: size_px is (h, w).
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um, tuple(sorted(size_px)), pixel_um)
