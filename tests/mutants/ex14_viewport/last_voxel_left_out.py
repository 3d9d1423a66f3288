"""Stops at the last voxel in place of behind it.

check: finds_the_voxels_in_view
status: failed
says: a slice stops one behind it
tells: The last voxel belongs to it: a slice stops one behind it.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return plane, slice(y.start, max(y.start, y.stop - 1)), slice(x.start, max(x.start, x.stop - 1))
