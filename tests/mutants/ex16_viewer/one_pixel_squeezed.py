"""Returns a frame of one row as one axis.

check: shows_any_level
status: failed
says: It returned shape
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, *a, **k):
        return super().frame(*a, **k).squeeze()
