"""Counts the axes in the order x, y, z.

check: cuts_along_an_axis
status: failed
says: instead of
breaks: XY slice
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    axis = 2 - axis
    selection[axis] = index % array.shape[axis]
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("="))
