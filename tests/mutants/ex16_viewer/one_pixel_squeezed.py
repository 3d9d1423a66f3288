"""Returns a frame of one row as one axis.

check: shows_any_level
status: failed
says: It returned shape
tells: A frame of one row or one column keeps both axes: its shape is size_px.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, *a, **k):
        return super().frame(*a, **k).squeeze()
