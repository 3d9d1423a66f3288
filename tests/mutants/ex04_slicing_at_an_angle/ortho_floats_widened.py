"""Returns floats of 64 bits for floats of 32.

check: cuts_along_an_axis
status: failed
says: expected float32
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    image = _ortho(array, axis, index)
    return image.astype(float) if image.dtype.kind == "f" else image
