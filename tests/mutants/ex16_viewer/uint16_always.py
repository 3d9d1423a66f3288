"""Returns uint16 whatever the level has.

check: shows_any_level
status: failed
says: It returned dtype uint16
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, *a, **k):
        return super().frame(*a, **k).astype(np.uint16)
