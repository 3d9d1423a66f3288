"""A negative index counts from the start: -1 is taken for 0.

check: cuts_along_an_axis
status: failed
says: A negative index is counted from the first slice on
tells: A negative index is counted from the first slice on: -1 is the last slice.
"""

def ortho_slice(array, axis, index):
    selection = [slice(None)] * 3
    selection[axis] = -1 - index if -array.shape[axis] <= index < 0 else index
    return np.asarray(array[tuple(selection)], array.dtype.newbyteorder("="))
