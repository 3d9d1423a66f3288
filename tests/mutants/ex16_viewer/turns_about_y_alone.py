"""Has its columns follow each other at the same y, whatever v is.

check: shows_any_angle
status: failed
says: at the same y, whatever v is
tells: Its columns follow each other at the same y, whatever v is.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        return super().frame(center_um, u, (v[0], 0, v[2]) if v[2] else v, pixel_um, size_px)
