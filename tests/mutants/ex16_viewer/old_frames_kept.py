"""Keeps a list of all frames that it has shown.

check: reads_what_is_not_in_memory, keeps_no_more_than_it_may
status: over_memory
says: nothing stays when frame has returned
breaks: of all levels together
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, *args, **kwargs):
        image = super().frame(*args, **kwargs)
        self._history = [*getattr(self, "_history", []), image]
        return image
