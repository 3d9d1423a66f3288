"""Turns by the angle alone, whose sign and whose quadrant are lost.

check: shows_any_angle
status: failed
says: taken for a positive one
tells: A negative part of u is taken for a positive one: rows may follow each other backwards.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        u = [abs(n) if abs(n) == 1 else n for n in u]
        return super().frame(center_um, u, v, pixel_um, size_px)
