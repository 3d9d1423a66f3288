"""Reads the view on every level.

check: reads_what_is_in_view
status: over_budget
says: Read only the part that is needed
tells: It reads the view on every level: read the one that choose_level chooses.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    for um in {one.scale_um[1] for one in describe_levels(group)}:
        _reference(group, center_um, tuple(min(n, 40) for n in size_px), um)
    return _reference(group, center_um, size_px, pixel_um)
