"""Has its rows follow each other along y, whatever u is.

check: shows_any_angle
status: failed
says: along y, whatever u is
tells: Its rows follow each other along y, whatever u is.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        return super().frame(center_um, (0, 1, 0), v, pixel_um, size_px)
