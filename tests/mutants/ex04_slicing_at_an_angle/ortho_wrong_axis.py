"""Counts the axes in the order x, y, z.

check: cuts_along_an_axis
status: failed
says: The axes are counted from the last one
breaks: XY slice
tells: The axes are counted from the last one: axis 0 is z.
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    axis = 2 - axis
    selection[axis] = index % array.shape[axis]
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("="))
