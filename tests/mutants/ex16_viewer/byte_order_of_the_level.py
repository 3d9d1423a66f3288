"""Returns the pixels in the byte order of the level.

check: shows_any_level
status: failed
says: Return native byte order
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        image = super().frame(center_um, u, v, pixel_um, size_px)
        position = choose_level([level.scale_um for level in self._levels], pixel_um)
        return image.astype(self._arrays[position].dtype)
