"""Returns floats of 64 bits for floats of 32.

check: reads_the_staircase
status: failed
says: expected float32
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    image = _slice(array, origin, u, v, out_shape, fill)
    return image.astype(float) if image.dtype.kind == "f" else image
