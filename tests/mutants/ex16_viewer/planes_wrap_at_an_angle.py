"""Takes planes in front of the first for those from the end, where a view is turned.

check: shows_any_angle
status: failed
says: values are wrong
tells: Planes in front of the first are taken from the end: where an index is negative, a pixel is 0.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        image = super().frame(center_um, u, v, pixel_um, size_px)
        if not u[0] or not v[0]:
            return image
        position = choose_level([level.scale_um for level in self._levels], pixel_um)
        level = self._levels[position]
        away = (level.shape[0] * level.scale_um[0], 0, 0)
        other = super().frame(np.add(center_um, away), u, v, pixel_um, size_px)
        return np.where(image == 0, other, image)
