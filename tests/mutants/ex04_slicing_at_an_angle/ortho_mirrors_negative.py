"""A negative index counts from the start: -1 is taken for 0.

check: cuts_along_an_axis
status: failed
says: instead of y = 12
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    selection[axis] = -1 - index if -array.shape[axis] <= index < 0 else index
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("="))
