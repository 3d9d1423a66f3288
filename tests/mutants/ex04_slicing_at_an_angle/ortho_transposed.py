"""The axes that are left are in reverse order.

check: cuts_along_an_axis
status: failed
says: y and x swapped
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    selection[axis] = index
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("=")).T
