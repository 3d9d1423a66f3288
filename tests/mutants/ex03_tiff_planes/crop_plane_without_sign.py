"""Takes no notice of the plane's sign.

check: reads_strips_of_the_crop
status: failed
says: without its sign
tells: It takes a negative number without its sign, as abs(z) does. It counts from the last plane: -1 is the last.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    return _reference(tif, abs(z), y, x)
