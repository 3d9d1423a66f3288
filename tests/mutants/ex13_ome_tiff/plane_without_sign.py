"""Takes no notice of the sign of the plane.

check: reads_tiles_of_the_crop
status: failed
says: without its sign
tells: It takes a negative number without its sign, as abs(z) does. It counts from the last plane: -1 is the last.
"""


_reference = read_ometiff


def read_ometiff(tif, level, z, y, x):
    return _reference(tif, level, abs(z), y, x)
