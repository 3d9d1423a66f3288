"""Takes the arguments of ex14.

check: shows_any_level, shows_any_angle
status: error
says: Keep the signature
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, size_px, pixel_um):
        return super().frame(center_um, (0, 1, 0), (0, 0, 1), pixel_um, size_px)
