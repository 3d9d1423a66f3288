"""Takes a row from one plane after another for a slice across the planes.

check: cuts_along_an_axis
status: over_budget
says: one row after another
tells: It asks for one row after another, and the same chunks are read again for each: ask for the whole slice at once.
"""


_ortho = ortho_slice


def ortho_slice(array, axis, index):
    if axis == 0:
        return _ortho(array, axis, index)
    index = range(array.shape[axis])[index]
    rows = [array[z, index] if axis == 1 else array[z, :, index] for z in range(array.shape[0])]
    return np.array(rows, array.dtype.newbyteorder("="))
