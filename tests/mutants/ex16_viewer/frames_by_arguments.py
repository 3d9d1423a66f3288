"""Returns an old frame when it is asked for the same view again.

check: keeps_no_more_than_it_may
status: failed
says: yet it was still in memory
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        key = tuple(center_um), tuple(u), tuple(v), pixel_um, tuple(size_px)
        self._old = getattr(self, "_old", {})
        if key not in self._old:
            self._old[key] = super().frame(center_um, u, v, pixel_um, size_px)
        return self._old[key]
