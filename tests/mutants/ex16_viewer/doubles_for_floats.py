"""Returns float64 for float32.

check: shows_any_level
status: failed
says: It returned dtype float64
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, *args, **kwargs):
        image = super().frame(*args, **kwargs)
        return image.astype(np.float64) if image.dtype.kind == "f" else image
