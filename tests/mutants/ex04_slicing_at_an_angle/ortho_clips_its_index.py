"""An index out of range gives the last slice.

check: cuts_along_an_axis
status: failed
says: An index out of range is moved to the nearest slice
tells: An index out of range is moved to the nearest slice: raise IndexError instead.
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    selection[axis] = max(-array.shape[axis], min(index, array.shape[axis] - 1))
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("="))
