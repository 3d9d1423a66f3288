"""An index out of range gives the last slice.

check: cuts_along_an_axis
status: failed
says: expected IndexError
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    selection[axis] = max(-array.shape[axis], min(index, array.shape[axis] - 1))
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("="))
