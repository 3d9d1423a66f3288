"""Converts rows and columns to whole numbers, which goes up for negative ones.

check: clips_them_to_the_level
status: failed
says: use np.floor
tells: Voxel -1 is taken for voxel 0: use np.floor, int() and astype(int) round towards 0.
"""


def viewport_selection(level, center_um, size_px, pixel_um, _reference=viewport_selection):
    spans = []
    for center, n, scale, first in zip(center_um[1:], size_px, level.scale_um[1:], level.translation_um[1:]):
        ends = (center - (n - 1) / 2 * pixel_um, center + (n - 1) / 2 * pixel_um)
        spans.append([int((um - first) / scale + 0.5) for um in ends])
    y, x = (slice(*np.clip([a, b + 1], 0, n).tolist()) if b >= 0 else slice(0, 0) for (a, b), n in zip(spans, level.shape[1:]))
    return _reference(level, center_um, size_px, pixel_um)[0], y, x
