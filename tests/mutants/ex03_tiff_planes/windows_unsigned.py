"""Takes signed integers for unsigned ones.

check: reads_strips_of_the_crop, reads_strips_of_the_selection
status: failed
says: dtype uint16
"""


_crop = read_crop
_getitem = LazyStack.__getitem__


def _unsigned(pixels):
    return pixels.view(f"u{pixels.itemsize}") if pixels.dtype.kind == "i" else pixels


def read_crop(tif, z, y, x):
    return _unsigned(_crop(tif, z, y, x))


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        return _unsigned(_getitem(self, selection))
